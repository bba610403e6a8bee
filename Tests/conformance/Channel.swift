import Foundation

/// Standard input, standard output and files, whole.
enum Channel {
  /// A file, or standard input without a path.
  static func read(_ path: String? = nil) throws -> [UInt8] {
    guard let path else { return try Array(FileHandle.standardInput.readToEnd() ?? Data()) }
    return try Array(Data(contentsOf: URL(filePath: path)))
  }

  static func write(_ bytes: [UInt8]) throws {
    try FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }
}
