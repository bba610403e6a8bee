import Formats

extension JMESPath.Function {
  /// Every function, by the kind of what it works on.
  static let table: [JMESPath.Function] =
    conversions + numbers + strings + padding + arrays + objects

  static let named: [String: JMESPath.Function] = Dictionary(
    table.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static let names: [String] = table.map(\.name)

  private static let conversions: [JMESPath.Function] = [
    .init("not_null", [.any], isVariadic: true, body: JMESPath.Conversions.notNull),
    .init("to_array", [.any], body: JMESPath.Conversions.toArray),
    .init("to_number", [.any], body: JMESPath.Conversions.toNumber),
    .init("to_string", [.any], body: JMESPath.Conversions.toString),
    .init("type", [.any], body: JMESPath.Conversions.type),
  ]

  private static let numbers: [JMESPath.Function] = [
    .init("abs", [.number], body: JMESPath.Numbers.abs),
    .init("avg", [.numbers], body: JMESPath.Numbers.average),
    .init("ceil", [.number], body: JMESPath.Numbers.ceil),
    .init("floor", [.number], body: JMESPath.Numbers.floor),
    .init("sum", [.numbers], body: JMESPath.Numbers.sum),
  ]

  private static let strings: [JMESPath.Function] = [
    .init("ends_with", [.string, .string], body: JMESPath.Strings.endsWith),
    .init(
      "find_first", [.string, .string], optional: [.number, .number],
      body: JMESPath.Strings.findFirst),
    .init(
      "find_last", [.string, .string], optional: [.number, .number], body: JMESPath.Strings.findLast
    ),
    .init("join", [.string, .strings], body: JMESPath.Strings.join),
    .init("lower", [.string], body: JMESPath.Strings.lower),
    .init(
      "replace", [.string, .string, .string], optional: [.number], body: JMESPath.Strings.replace),
    .init("split", [.string, .string], optional: [.number], body: JMESPath.Strings.split),
    .init("starts_with", [.string, .string], body: JMESPath.Strings.startsWith),
    .init("upper", [.string], body: JMESPath.Strings.upper),
  ]

  private static let padding: [JMESPath.Function] = [
    .init("pad_left", [.string, .number], optional: [.string], body: JMESPath.Padding.padLeft),
    .init("pad_right", [.string, .number], optional: [.string], body: JMESPath.Padding.padRight),
    .init("trim", [.string], optional: [.string], body: JMESPath.Padding.trim),
    .init("trim_left", [.string], optional: [.string], body: JMESPath.Padding.trimLeft),
    .init("trim_right", [.string], optional: [.string], body: JMESPath.Padding.trimRight),
  ]

  private static let arrays: [JMESPath.Function] = [
    .init("contains", [[.array, .string], .any], body: JMESPath.Arrays.contains),
    .init("length", [[.string, .array, .object]], body: JMESPath.Arrays.length),
    .init("map", [.expression, .array], body: JMESPath.Arrays.map),
    .init("max", [[.numbers, .strings]], body: JMESPath.Ordering.max),
    .init("max_by", [.array, .expression], body: JMESPath.Ordering.maxBy),
    .init("min", [[.numbers, .strings]], body: JMESPath.Ordering.min),
    .init("min_by", [.array, .expression], body: JMESPath.Ordering.minBy),
    .init("reverse", [[.array, .string]], body: JMESPath.Arrays.reverse),
    .init("sort", [[.numbers, .strings]], body: JMESPath.Ordering.sort),
    .init("sort_by", [.array, .expression], body: JMESPath.Ordering.sortBy),
  ]

  private static let objects: [JMESPath.Function] = [
    .init("items", [.object], body: JMESPath.Objects.items),
    .init("keys", [.object], body: JMESPath.Objects.keys),
    .init("merge", [.object], isVariadic: true, body: JMESPath.Objects.merge),
    .init("values", [.object], body: JMESPath.Objects.values),
  ]
}
