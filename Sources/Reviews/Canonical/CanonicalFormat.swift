/// The forms in which a canonical file is written.
package enum CanonicalFormat: String, CaseIterable, Sendable {
  /// For spreadsheets: RFC 4180 with the formula guard.
  case csv
  /// One array of objects.
  case json
  /// One object a line.
  case ndjson
}
