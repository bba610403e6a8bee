internal import Formats
internal import Identity

/// Reads the fields of one emitted object, each as the type that it has to be.
struct FieldReader {
  let fields: [String: ValueForm]
  let record: Record
  let scope: Scope
  let lists: KnownLists
  /// Words that their flags do not know, so that what they mean is unknown.
  private(set) var unread: [(field: String, word: String)] = []

  init(
    fields: [String: ValueForm], record: Record, scope: Scope, lists: KnownLists
  ) {
    self.fields = fields
    self.record = record
    self.scope = scope
    self.lists = lists
  }

  func value(_ name: String) throws(ExpressionFailure) -> JSON {
    guard let form = fields[name] else { return .null }
    return try form.value(of: record, in: scope, lists)
  }

  /// The text of a value; a number keeps its exact digits. Nothing where it is empty.
  func text(_ name: String) throws(ExpressionFailure) -> String? {
    try text(name, value(name))
  }

  private func text(_ name: String, _ value: JSON) throws(ExpressionFailure) -> String? {
    switch value {
    case .null: return nil
    case .string(let text): return text.isEmpty ? nil : text
    case .number(let number): return number.text
    case .bool(let flag): return flag ? "true" : "false"
    case .array: throw wrong(name, "is a list, and one text is needed")
    case .object: throw wrong(name, "is an object, and one text is needed")
    }
  }

  /// An id, or a word, that has to be there; true is neither.
  func required(_ name: String) throws(ExpressionFailure) -> String {
    let value = try value(name)
    if case .bool = value { throw wrong(name, "is true or false, and a text is needed") }
    if let text = try text(name, value) { return text }
    throw wrong(name, "is missing or empty in this record, and nothing can stand for it")
  }

  mutating func truth(_ name: String) throws(ExpressionFailure) -> Truth {
    switch try value(name) {
    case .null:
      if case .flag(let form)? = fields[name], let word = try form.word(of: record, in: scope) {
        unread.append((name, word))
      }
      return .unknown
    case .bool(let flag): return flag ? .yes : .no
    case .string(let text) where text == "unknown" || text.isEmpty: return .unknown
    case .string(let text) where text.lowercased() == "true": return .yes
    case .string(let text) where text.lowercased() == "false": return .no
    default: throw wrong(name, "is neither true nor false: use { flag: ... } for other spellings")
    }
  }

  func word<Value: Word>(
    _ name: String, else fallback: Value
  ) throws(ExpressionFailure) -> Value {
    guard let text = try text(name) else { return fallback }
    if let value = Value(word: text) { return value }
    let words = Value.words.joined(separator: ", ")
    throw wrong(name, "is \"\(text.prefix(40))\", which is none of \(words): use a table")
  }

  func time(_ name: String) throws(ExpressionFailure) -> Timestamp? {
    guard let text = try text(name) else { return nil }
    if let time = Timestamp(rfc3339: text) { return time }
    throw wrong(name, "is \"\(text.prefix(40))\", which is no RFC 3339 time: use { time: ... }")
  }

  /// The texts of a list; a single value is a list of one.
  func list(_ name: String) throws(ExpressionFailure) -> [String] {
    switch try value(name) {
    case .null: return []
    case .array(let values):
      var texts: [String] = []
      for item in values {
        switch item {
        case .string(let text): if !text.isEmpty { texts.append(text) }
        case .number(let number): texts.append(number.text)
        case .null: break
        default: throw wrong(name, "holds something else than texts")
        }
      }
      return texts
    case .string(let text): return text.isEmpty ? [] : [text]
    default: throw wrong(name, "is not a list of texts")
    }
  }

  /// The members of an object that have a value.
  func object(_ name: String) throws(ExpressionFailure) -> JSONObject {
    switch try value(name) {
    case .null: return JSONObject()
    case .object(let object):
      var present = JSONObject()
      for (key, value) in object where !value.isNull { present[key] = value }
      return present
    default: throw wrong(name, "is not an object")
    }
  }

  func wrong(_ name: String, _ what: String) -> ExpressionFailure {
    let expression: String =
      if case .expression(let form)? = fields[name] { form.text } else { name }
    return ExpressionFailure(expression: expression, what: "\"\(name)\" \(what)")
  }
}
