import Foundation
import TestSupport

/// Golden files are written anew by `ROLLCALL_RECORD=1 swift test --filter ReviewsTests`; look at
/// the difference then.
enum Golden {
  static let isRecording = ProcessInfo.processInfo.environment["ROLLCALL_RECORD"] != nil

  static func write(_ text: String, to path: String) throws {
    let file = Fixture.root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
