import Files

/// Standard input, standard output and files, whole.
enum Channel {
  private static let limit = 1 << 30

  /// A file, or standard input without a path.
  static func read(_ path: String? = nil) throws -> [UInt8] {
    guard let path else { return try StandardStream.input.readAll(limit: limit) }
    return try File.read(path, limit: limit)
  }

  static func write(_ bytes: [UInt8]) throws { try StandardStream.output.write(bytes) }
}
