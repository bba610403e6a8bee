/// The name of an object in a store: parts of `[a-z0-9.-]` with slashes between them.
///
/// No part begins with a dot, so that no name leads out of its folder or is hidden in it.
package struct StoreName: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) throws(StoreError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.allSatisfy({ Self.isPart($0) }) else { throw StoreError(.invalidName(text)) }
    self.text = text
  }

  private init(checked text: String) { self.text = text }

  /// The name one level below.
  package func appending(_ part: String) throws(StoreError) -> StoreName {
    guard Self.isPart(part.utf8[...]) else { throw StoreError(.invalidName("\(text)/\(part)")) }
    return StoreName(checked: "\(text)/\(part)")
  }

  /// The part behind the last slash.
  package var last: String {
    let bytes = text.utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return text }
    return String(decoding: bytes[bytes.index(after: slash)...], as: UTF8.self)
  }

  /// The last part without `suffix`; nil where it does not end so or nothing is left.
  package func last(without suffix: String) -> String? {
    let bytes = Array(last.utf8)
    guard bytes.count > suffix.utf8.count,
      bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    return String(decoding: bytes.dropLast(suffix.utf8.count), as: UTF8.self)
  }

  package var description: String { text }

  package static func < (left: StoreName, right: StoreName) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  // A file name may have 255 bytes, and a temporary's is longer than none of ours.
  private static func isPart(_ part: Substring.UTF8View) -> Bool {
    guard (1...200).contains(part.count), part.first != UInt8(ascii: ".") else { return false }
    return part.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}
