/// A text as a dictionary key that is compared byte by byte.
///
/// `String` calls two spellings of one character equal; two such ids are two accounts.
struct ByteKey: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ByteKey, right: ByteKey) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  // Texts with equal bytes are canonically equal too, so their hashes agree.
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Bytewise order, which for UTF-8 is the order of code points.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
