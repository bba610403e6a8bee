/// What is wrong with a cron expression: which field, where, and what to write instead.
package struct CronError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The field in words; nil where the expression as a whole is wrong.
  package let field: String?
  /// The byte of the expression at which it goes wrong, from 1.
  package let position: Int
  package let what: String

  init(_ what: String, field: CronField? = nil, at offset: Int) {
    self.what = what
    self.field = field?.name
    position = offset + 1
  }

  package var description: String {
    field.map { "\($0), position \(position): \(what)" } ?? "position \(position): \(what)"
  }
}
