internal import Formats

/// How one field of an emitted object gets its value.
indirect enum ValueForm: Sendable {
  case expression(Expression)
  case literal(JSON)
  case table(TableForm)
  case time(TimeForm)
  case flag(FlagForm)
  case listed(ListedForm)
  case lookup(LookupForm)
  case included(IncludedForm)
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
    case .lookup(let form): return try form.value(of: record, in: scope, lists)
    case .included(let form): return try form.value(of: record, in: scope)
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
    case .lookup(let form): form.of.variables.union(form.value.variables)
    case .included(let form): form.linkage.variables.union(form.value.variables)
    case .first(let forms): forms.reduce(into: []) { $0.formUnion($1.variables) }
    }
  }

  /// The streams whose ids this value depends on.
  var streams: Set<String> {
    switch self {
    case .listed(let form): [form.stream]
    case .first(let forms): forms.reduce(into: []) { $0.formUnion($1.streams) }
    case .expression, .literal, .table, .time, .flag, .lookup, .included: []
    }
  }

  /// The joins on kept rows in it.
  var lookups: [LookupForm] {
    switch self {
    case .lookup(let form): [form]
    case .first(let forms): forms.flatMap { $0.lookups }
    case .expression, .literal, .table, .time, .flag, .listed, .included: []
    }
  }
}
