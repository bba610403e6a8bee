internal import Formats
internal import Identity

/// The records of a CSV file under the field names of its definition, one by one.
struct CSVTable {
  /// Columns that nothing reads, for the ledger.
  private(set) var notes: [String] = []
  private let text: [UInt8]
  private var reader: CSVReader
  /// Whether it is a file that our own export wrote.
  private let isOurs: Bool
  private let delimiter: UInt8
  private let columns: [String?]

  init(_ bytes: [UInt8], rule: CSVRule, settings scope: Scope) throws {
    // What every spreadsheet file of today begins with is a ZIP archive.
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      throw PullFailure(.list, "this is a spreadsheet or archive, not CSV: save it as CSV")
    }
    let text = try Self.decode(bytes, try Self.setting(rule.encoding, scope) ?? "utf-8")
    let delimiter = try Self.delimiter(rule, scope)
    var reader = try CSVReader(text, delimiter: delimiter, columns: .asFirstRecord)
    guard let header = try reader.next() else {
      throw PullFailure(.list, "the file is empty: a line of column names is expected")
    }
    let names = header.fields.map { $0.text }
    self.text = text
    self.delimiter = delimiter
    isOurs = rule.ours.flatMap { CanonicalFile(rawValue: $0) }?.header == names
    let columns = try isOurs ? names : Self.fields(header, rule, scope, bytes: text)
    self.columns = columns
    if !isOurs {
      let unread = zip(names, columns).filter { $0.1 == nil }.map { $0.0 }
      if !unread.isEmpty { notes.append("columns not read: \(unread.joined(separator: ", "))") }
      notes += try Self.missing(names, columns, rule, scope).map {
        "no column \"\($0.column)\", which columns names as \($0.field)"
      }
    }
    self.reader = reader
  }

  /// The next record, or nil at the end of the file.
  mutating func next() throws(CSVError) -> Record? {
    guard let record = try reader.next() else { return nil }
    var row = JSONObject()
    for (position, field) in record.fields.enumerated() where position < columns.count {
      guard let name = columns[position] else { continue }
      let cell = isOurs ? FormulaGuard.restored(Array(field.bytes)) : Array(field.bytes)
      if !cell.isEmpty { row[name] = .string(String(decoding: cell, as: UTF8.self)) }
    }
    if isOurs { row["ours"] = .bool(true) }
    return Record(.object(row), line: record.line)
  }

  /// Where a field of the record that begins at that line stands, found by reading once more.
  func place(of field: String, line: Int) -> String {
    guard let position = columns.firstIndex(of: field),
      var reader = try? CSVReader(text, delimiter: delimiter)
    else { return "line \(line)" }
    while let record = try? reader.next() {
      guard record.line == line, position < record.fields.count else { continue }
      return "line \(line), column \(record.fields[position].column)"
    }
    return "line \(line)"
  }

  private static func setting(_ expression: Expression, _ scope: Scope) throws -> String? {
    try expression.value(of: Record(.null), in: scope).string
  }

  private static func decode(_ bytes: [UInt8], _ name: String) throws -> [UInt8] {
    let marked = TextEncoding.ofByteOrderMark(bytes)
    guard let encoding = marked ?? TextEncoding(name: name) else {
      throw PullFailure(.configuration, "the encoding \"\(name)\" is not known")
    }
    do {
      return try encoding.decode(bytes)
    } catch {
      let likely = TextEncoding.likely(for: bytes)
      let advice =
        likely == encoding
        ? "save the file again as \(encoding.name) with a byte-order mark"
        : "it looks like \(likely.name); set encoding: \"\(likely.name)\""
      throw PullFailure(.list, "\(error): \(advice)")
    }
  }

  private static func delimiter(_ rule: CSVRule, _ scope: Scope) throws -> UInt8 {
    let text = try setting(rule.delimiter, scope) ?? ","
    let name = text == "tab" || text == "\\t" ? "\t" : text
    guard name.utf8.count == 1, let byte = name.utf8.first, CSVReader.isDelimiter(byte) else {
      throw PullFailure(.configuration, "the delimiter must be one character such as , ; | or tab")
    }
    return byte
  }

  /// The field of each column, nil for columns that nothing reads.
  private static func fields(
    _ header: CSVRecord, _ rule: CSVRule, _ scope: Scope, bytes: [UInt8]
  ) throws -> [String?] {
    let renamed = try Self.renamed(header, rule, scope)
    var fields: [String?] = []
    var taken: [String: String] = [:]
    var seen: Set<[UInt8]> = []
    for column in header.fields {
      let name = column.text
      guard !name.utf8.allSatisfy({ $0 == ASCII.space }) else {
        throw CSVError("a column has no name", line: column.line, column: column.column)
      }
      guard seen.insert(CSVRule.folded(name)).inserted else {
        throw CSVError(
          "the column \"\(name)\" stands twice", line: column.line, column: column.column)
      }
      let field = Self.field(of: name, rule, renamed)
      if let field, let other = taken.updateValue(name, forKey: field) {
        throw CSVError(
          "the columns \"\(other)\" and \"\(name)\" both mean \(field): name one of them in columns",
          line: column.line, column: column.column)
      }
      fields.append(field)
    }
    try check(fields, header, rule, bytes)
    return fields
  }

  /// `columns: { "E-Mail Address": "email" }`: the settings are for all files, so what names a
  /// column that this file has not, or a field of another file, says nothing about it.
  private static func renamed(
    _ header: CSVRecord, _ rule: CSVRule, _ scope: Scope
  ) throws -> [(column: [UInt8], field: String)] {
    let names = Set(header.fields.map { CSVRule.folded($0.text) })
    let setting = try rule.renamed.value(of: Record(.null), in: scope).object ?? JSONObject()
    return setting.members.compactMap { member in
      guard names.contains(CSVRule.folded(member.key)), let meant = member.value.string,
        let field = rule.field(spelt: meant)
      else { return nil }
      return (CSVRule.folded(member.key), field)
    }
  }

  /// What the setting names for a field of this file that no column of it fills.
  private static func missing(
    _ names: [String], _ fields: [String?], _ rule: CSVRule, _ scope: Scope
  ) throws -> [(column: String, field: String)] {
    let present = Set(names.map { CSVRule.folded($0) })
    let setting = try rule.renamed.value(of: Record(.null), in: scope).object ?? JSONObject()
    return setting.members.compactMap { member in
      guard let field = member.value.string.flatMap({ rule.field(spelt: $0) }),
        !present.contains(CSVRule.folded(member.key)), !fields.contains(field)
      else { return nil }
      return (member.key, field)
    }
  }

  private static func field(
    of name: String, _ rule: CSVRule, _ renamed: [(column: [UInt8], field: String)]
  ) -> String? {
    let folded = CSVRule.folded(name)
    if let given = renamed.first(where: { $0.column == folded }) { return given.field }
    if rule.columns.isEmpty { return name }
    // A field that the settings give to another column keeps its known spelling for nobody.
    guard let field = rule.field(spelt: name) else { return nil }
    return renamed.contains { $0.field == field } ? nil : field
  }

  private static func check(
    _ fields: [String?], _ header: CSVRecord, _ rule: CSVRule, _ bytes: [UInt8]
  ) throws {
    for field in rule.required where !fields.contains(field) {
      let spellings = rule.columns.first { $0.field == field }?.spellings ?? [field]
      var what =
        "no column for \(field): name it one of \(spellings.joined(separator: ", ")), or map it: "
        + "columns: { \"Your header\": \"\(field)\" }"
      if header.fields.count == 1, let likely = likelyDelimiter(header.fields[0].bytes) {
        what += "; the delimiter looks like \"\(likely)\": set delimiter: \"\(likely)\""
      }
      throw CSVError(what, line: 1, column: 1)
    }
  }

  private static func likelyDelimiter(_ header: ArraySlice<UInt8>) -> String? {
    let found = [
      (UInt8(ascii: ";"), ";"), (ASCII.tab, "tab"), (UInt8(ascii: "|"), "|"), (ASCII.comma, ","),
    ]
    .first { header.contains($0.0) }
    return found?.1
  }
}
