internal import Files
internal import Formats

/// A file that is written once from front to end, with its digest taken on the way.
final class DigestedFile {
  private let file: OutputFile
  private var digest = SHA256()

  init(creating path: String) throws(FileError) {
    file = try OutputFile(creating: path)
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    digest.update(bytes)
    try file.write(bytes)
  }

  /// The file is on the device when this returns.
  func finish() throws(FileError) -> (bytes: Int, digest: String) {
    (try file.finish(), Hexadecimal.encode(digest.finish()))
  }
}
