internal import Glibc

/// The variables that this process was started with.
package enum Environment {
  /// The value of the variable, nil where it is not set.
  package static func value(_ name: String) -> String? {
    guard !name.utf8.contains(0), let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Those of `names` that are set, as pairs for a program that is run.
  package static func values(_ names: [String]) -> [(name: String, value: String)] {
    names.compactMap { name in value(name).map { (name, $0) } }
  }

  /// All variables, for a program that the user configured and that may need any of them.
  package static var all: [(name: String, value: String)] {
    var all: [(name: String, value: String)] = []
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let bytes = unsafe String(cString: text).utf8
      if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
        all.append(
          (
            String(decoding: bytes[..<equals], as: UTF8.self),
            String(decoding: bytes[bytes.index(after: equals)...], as: UTF8.self)
          ))
      }
      unsafe entry += 1
    }
    return all
  }
}
