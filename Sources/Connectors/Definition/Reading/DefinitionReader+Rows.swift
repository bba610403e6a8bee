internal import Formats
internal import Identity

extension DefinitionReader {
  func decode(_ object: ObjectReader) -> DecodeRule {
    guard let decode = object.object("decode", as: "decode") else {
      return DecodeRule(form: .json, table: nil, names: [])
    }
    defer { decode.finish() }
    let names = decode.strings("names") ?? []
    let csv = decode.object("csv", as: "csv").flatMap { csvRule($0) }
    let at = decode.value("at").flatMap { expression($0) }
    let isBase64 = decode.bool("base64") ?? false
    var form = AnswerForm.json
    if let xml = decode.object("xml", as: "xml") {
      form = .xml(XMLLists(xml.strings("lists") ?? []))
      xml.finish()
    }
    if decode.bool("lines") ?? false {
      if case .xml = form { mistake(decode.place, "an answer is XML or lines of JSON, not both") }
      form = .lines
    }
    guard let csv else {
      if at != nil || isBase64 {
        mistake(decode.place, "at and base64 say where CSV stands in an answer: name csv too")
      }
      return DecodeRule(form: form, table: nil, names: names)
    }
    if object.has("rows") {
      mistake(decode.place, "the rows of CSV are its records: leave out rows")
    }
    if let at {
      let table = InnerTable(rule: csv, at: at, isBase64: isBase64)
      return DecodeRule(form: form, table: table, names: names)
    }
    if decode.has("xml") || decode.has("lines") || isBase64 {
      mistake(decode.place, "say where in the answer the CSV stands: at: \"Report.Content\"")
    }
    return DecodeRule(form: .csv(csv), table: nil, names: names)
  }

  private func csvRule(_ object: ObjectReader) -> CSVRule? {
    defer { object.finish() }
    func option(_ key: String, _ fallback: String) -> Expression? {
      guard let value = object.value(key) else { return try? Expression(fallback) }
      return expression(value)
    }
    let delimiter = option("delimiter", "','")
    let encoding = option("encoding", "'utf-8'")
    let renamed = option("renamed", "`{}`")
    let required = object.strings("required") ?? []
    let ours = object.word("ours", of: CanonicalFile.allCases.map { $0.rawValue })
    var columns: [(field: String, spellings: [String])] = []
    for member in object.object("columns", as: "columns")?.allMembers ?? [] {
      guard case .array(let values) = member.value.content else {
        mistake(member.value.place, "a column has a list of spellings: [\"user_id\", \"id\"]")
        continue
      }
      columns.append((member.key, values.compactMap { text($0, "a spelling") }))
    }
    guard let delimiter, let encoding, let renamed else { return nil }
    return CSVRule(
      delimiter: delimiter, encoding: encoding, renamed: renamed, columns: columns,
      required: required, ours: ours)
  }

  /// `empty: ["missing", "null"]`: what an app writes for an empty list beside `[]`.
  func emptiness(_ object: ObjectReader, _ rows: Expression?) -> Set<StreamDefinition.Emptiness> {
    guard let value = object.value("empty"), let texts = object.strings("empty") else { return [] }
    if rows == nil { mistake(value.place, "empty says what stands at rows: name rows too") }
    let words = StreamDefinition.Emptiness.allCases.map { $0.rawValue }
    return Set(
      texts.compactMap { text in
        if let word = StreamDefinition.Emptiness(rawValue: text) { return word }
        let hint = NearestSpelling.hint(for: text, among: words)
        mistake(value.place, "empty cannot be \"\(text)\"\(hint): missing, null")
        return nil
      })
  }
}
