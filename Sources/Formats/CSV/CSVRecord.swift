/// One record of a CSV file.
package struct CSVRecord: Sendable {
  package let line: Int
  package let fields: [CSVField]
}

/// One field of a record, quotes removed; its place is where it begins in the file.
package struct CSVField: Sendable {
  package let bytes: ArraySlice<UInt8>
  package let isQuoted: Bool
  package let line: Int
  package let column: Int

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
