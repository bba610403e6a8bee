/// How the bytes of a file stand for characters. Always named by somebody, never guessed.
package enum TextEncoding: Sendable, CaseIterable {
  case utf8, utf16, windows1252, iso88591

  /// The names in use, in any case.
  package init?(name: String) {
    switch String(decoding: name.utf8.map { ASCII.lowered($0) }, as: UTF8.self) {
    case "utf-8", "utf8": self = .utf8
    case "utf-16", "utf16": self = .utf16
    case "windows-1252", "cp1252": self = .windows1252
    case "iso-8859-1", "latin1": self = .iso88591
    default: return nil
    }
  }

  package var name: String {
    switch self {
    case .utf8: "utf-8"
    case .utf16: "utf-16"
    case .windows1252: "windows-1252"
    case .iso88591: "iso-8859-1"
    }
  }

  /// What a byte order mark at the beginning says, or nil without one.
  package static func ofByteOrderMark(_ bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    return bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? .utf16 : nil
  }

  /// What the bytes look like: for the hint of a message, never to decide.
  package static func likely(for bytes: [UInt8]) -> TextEncoding {
    if let marked = ofByteOrderMark(bytes) { return marked }
    if bytes.prefix(1024).contains(0) { return .utf16 }
    if UTF8Sequence.firstFault(in: bytes.span) == nil { return .utf8 }
    let isWindows = bytes.allSatisfy { Windows1252.scalar($0) != nil }
    return isWindows ? .windows1252 : .iso88591
  }
}
