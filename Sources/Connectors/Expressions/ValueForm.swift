internal import Formats
internal import Identity

/// How one field of an emitted object gets its value.
indirect enum ValueForm: Sendable {
  case expression(Expression)
  case literal(JSON)
  case table(TableForm)
  case time(TimeForm)
  case flag(FlagForm)
  case listed(ListedForm)
  /// The first that has a value.
  case first([ValueForm])

  func value(
    of record: Record, in scope: Scope, _ lists: KnownLists
  ) throws(ExpressionFailure) -> JSON {
    switch self {
    case .expression(let expression): return try expression.value(of: record, in: scope)
    case .literal(let value): return value
    case .table(let form): return try form.value(of: record, in: scope)
    case .time(let form): return try form.value(of: record, in: scope)
    case .flag(let form): return try form.value(of: record, in: scope)
    case .listed(let form): return try form.value(of: record, in: scope, lists)
    case .first(let forms):
      for form in forms {
        let value = try form.value(of: record, in: scope, lists)
        if !value.isNull, value.string != "" { return value }
      }
      return .null
    }
  }

  var variables: Set<String> {
    switch self {
    case .expression(let expression): expression.variables
    case .literal: []
    case .table(let form): form.of.variables
    case .time(let form): form.of.variables
    case .flag(let form): form.of.variables
    case .listed(let form): form.of.variables
    case .first(let forms): forms.reduce(into: []) { $0.formUnion($1.variables) }
    }
  }

  /// The streams whose rows this value depends on.
  var streams: Set<String> {
    switch self {
    case .listed(let form): [form.stream]
    case .first(let forms): forms.reduce(into: []) { $0.formUnion($1.streams) }
    case .expression, .literal, .table, .time, .flag: []
    }
  }
}

/// The ids that streams listed, for values that join on them; nil where a stream has a gap.
struct KnownLists: Sendable {
  var ids: [String: NameTable] = [:]
  var unavailable: Set<String> = []
}

/// A value looked up in a table; what the table does not hold has to be said.
struct TableForm: Sendable {
  enum Otherwise: Sendable {
    case error
    /// The value itself passes.
    case same
    case value(JSON)
  }

  let of: Expression
  let map: [String: JSON]
  /// What an absent value becomes.
  let absent: JSON
  let otherwise: Otherwise
  let ignoresCase: Bool

  func value(of record: Record, in scope: Scope) throws(ExpressionFailure) -> JSON {
    let value = try of.value(of: record, in: scope)
    let text: String
    switch value {
    case .null: return absent
    case .string(let string): text = string
    case .number(let number): text = number.text
    case .bool(let flag): text = flag ? "true" : "false"
    case .array, .object:
      throw ExpressionFailure(
        expression: of.text, what: "gives an \(value.kind), and a table needs one value")
    }
    if text.isEmpty { return absent }
    if let found = map[ignoresCase ? text.lowercased() : text] { return found }
    switch otherwise {
    case .error:
      throw ExpressionFailure(
        expression: of.text, what: "gives \"\(text)\", which the definition's table does not know")
    case .same: return value
    case .value(let value): return value
    }
  }
}

/// A time in one of the spellings that apps use.
struct TimeForm: Sendable {
  enum Spelling: String, CaseIterable, Sendable {
    case rfc3339, date
    /// RFC 3339, the same without a zone (then UTC), or a date.
    case loose
    case epochSeconds = "epoch-seconds"
    case epochMilliseconds = "epoch-milliseconds"
    case httpDate = "http-date"
  }

  let of: Expression
  let spelling: Spelling
  /// Texts that mean that it never happened.
  let never: [String]

  /// RFC 3339 text, or null.
  func value(of record: Record, in scope: Scope) throws(ExpressionFailure) -> JSON {
    let value = try of.value(of: record, in: scope)
    let text: String
    switch value {
    case .null: return .null
    case .string(let string): text = string
    case .number(let number): text = number.text
    default:
      throw ExpressionFailure(expression: of.text, what: "gives a \(value.kind), not a time")
    }
    if text.isEmpty || never.contains(text) { return .null }
    let time: Timestamp? =
      switch spelling {
      case .rfc3339: Timestamp(rfc3339: text)
      case .date: Timestamp(date: text)
      case .loose: Timestamp(rfc3339: text, assumesUTC: true) ?? Timestamp(date: text)
      case .epochSeconds: Timestamp(epochSeconds: text)
      case .epochMilliseconds: Timestamp(epochMilliseconds: text)
      case .httpDate: Timestamp(httpDate: text, now: .latest)
      }
    guard let time else {
      throw ExpressionFailure(
        expression: of.text,
        what: "gives \"\(text.prefix(40))\", which is no \(spelling.rawValue) time")
    }
    return .string(time.rfc3339)
  }
}

/// A Boolean in an odd spelling; what is in neither list is unknown.
struct FlagForm: Sendable {
  let of: Expression
  let yes: [String]
  let no: [String]

  func value(of record: Record, in scope: Scope) throws(ExpressionFailure) -> JSON {
    switch try of.value(of: record, in: scope) {
    case .bool(let flag): return .bool(flag)
    case .string(let text):
      let word = text.lowercased()
      if yes.contains(word) { return .bool(true) }
      return no.contains(word) ? .bool(false) : .null
    case .number(let number):
      if yes.contains(number.text) { return .bool(true) }
      return no.contains(number.text) ? .bool(false) : .null
    case .null, .array, .object: return .null
    }
  }
}

/// Whether another stream listed this value.
struct ListedForm: Sendable {
  let of: Expression
  let stream: String
  let yes: JSON
  let no: JSON
  /// What stands where the other list could not be read, or was not asked for.
  let unavailable: JSON

  func value(
    of record: Record, in scope: Scope, _ lists: KnownLists
  ) throws(ExpressionFailure) -> JSON {
    guard !lists.unavailable.contains(stream), let ids = lists.ids[stream] else {
      return unavailable
    }
    switch try of.value(of: record, in: scope) {
    case .string(let id): return ids.contains(Array(id.utf8)) ? yes : no
    case .number(let id): return ids.contains(Array(id.text.utf8)) ? yes : no
    default: return unavailable
    }
  }
}
