internal import Formats

/// Only what a stream keeps of its rows can be read of them later.
extension DefinitionReader {
  /// The first names of a path over kept rows must be among those that `keepRow` keeps.
  func check(_ expression: Expression, ofKeptRowsIn stream: String, _ place: Place) {
    guard let name = expression.plainPath?.first else { return }
    check(name, keptBy: stream, place)
  }

  /// What `$team.slug` reads must be kept by the stream that `team` stands for.
  func check(fieldsOf parent: ParentRule, in expression: Expression, _ place: Place) {
    for name in expression.fields(of: parent.variable) {
      check(name, keptBy: parent.stream, place)
    }
  }

  private func check(_ name: String, keptBy stream: String, _ place: Place) {
    guard let kept = declared[stream]?.keepRow?.memberNames, !kept.contains(name) else { return }
    let hint = NearestSpelling.hint(for: name, among: kept)
    let all = kept.sorted().joined(separator: ", ")
    mistake(
      place,
      "the stream \"\(stream)\" keeps no \"\(name)\" of its rows"
        + (hint.isEmpty ? ": keepRow keeps \(all)" : hint))
  }
}
