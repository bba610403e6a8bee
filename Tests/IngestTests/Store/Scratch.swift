import Files
import Foundation

/// A folder of a test's own, gone when the test is.
final class Scratch: Sendable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "rollcall-ingest-" + UUID().uuidString
    try Folder.create(folder)
  }

  deinit { try? Folder.removeTree(folder) }

  func path(_ name: String) -> String { Path.join(folder, name) }
}
