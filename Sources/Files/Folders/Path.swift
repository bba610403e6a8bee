/// Arithmetic on paths as plain text; nothing here looks at the disk.
package enum Path {
  /// `name` inside `folder`; an absolute `name` stands for itself.
  package static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || isAbsolute(name) { return name }
    return folder.utf8.last == separator ? folder + name : folder + "/" + name
  }

  /// The folder that holds `path`: `.` for a bare name.
  package static func folder(of path: String) -> String {
    let bytes = trimmed(path)
    guard let last = bytes.lastIndex(of: separator) else { return "." }
    let folder = trimmed(String(decoding: bytes[..<last], as: UTF8.self))
    return folder.isEmpty ? "/" : String(decoding: folder, as: UTF8.self)
  }

  /// The last component of `path`.
  package static func name(of path: String) -> String {
    let bytes = trimmed(path)
    guard let last = bytes.lastIndex(of: separator) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: bytes[(last + 1)...], as: UTF8.self)
  }

  package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == separator }

  private static let separator = UInt8(ascii: "/")

  /// The bytes without separators at the end, but for the root itself.
  private static func trimmed(_ path: String) -> ArraySlice<UInt8> {
    var bytes = Array(path.utf8)[...]
    while bytes.count > 1, bytes.last == separator { bytes.removeLast() }
    return bytes
  }
}
