/// One value of a document: a place on its tape, free to copy.
package struct JSONNode: Sendable {
  let storage: JSONStorage
  let index: Int

  init(storage: JSONStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  var entry: JSONEntry { storage.entries[index] }

  package var kind: JSONKind { entry.kind }
  package var isNull: Bool { kind == .null }

  package var bool: Bool? {
    kind == .bool ? storage.bytes[Int(entry.start)] == UInt8(ascii: "t") : nil
  }

  /// The exact digits of a number.
  package var numberText: String? {
    let entry = entry
    return entry.kind == .number ? text(entry.range) : nil
  }

  /// The whole number this is, `3.0` included; nil beyond Int, with a fraction, or if it is none.
  package var integer: Int? { numberText.flatMap { JSONNumber(text: $0).integer } }

  package var string: String? {
    let entry = entry
    guard entry.kind == .string else { return nil }
    guard entry.isEscaped else { return text(entry.range) }
    return String(decoding: JSONEscapes.decoded(storage.bytes[entry.range].span), as: UTF8.self)
  }

  /// The UTF-8 bytes of a string, escapes decoded; not copied where there are none.
  package var utf8: ArraySlice<UInt8>? {
    let entry = entry
    guard entry.kind == .string else { return nil }
    let raw = storage.bytes[entry.range]
    return entry.isEscaped ? JSONEscapes.decoded(raw.span)[...] : raw
  }

  /// The text of the value as it stands in the document, the quotes of a string included.
  package var bytes: ArraySlice<UInt8> {
    let entry = entry
    let range = entry.range
    guard entry.kind == .string else { return storage.bytes[range] }
    return storage.bytes[range.lowerBound - 1..<range.upperBound + 1]
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: storage.bytes[range], as: UTF8.self)
  }
}

extension JSONNode {
  /// The value as a tree of its own.
  package var tree: JSON {
    switch kind {
    case .null: .null
    case .bool: .bool(bool ?? false)
    case .number: .number(JSONNumber(text: numberText ?? "0"))
    case .string: .string(string ?? "")
    case .array: .array(elements.map { $0.tree })
    case .object: .object(JSONObject(distinct: members.map { ($0.key, $0.value.tree) }))
    }
  }
}
