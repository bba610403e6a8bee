internal import Formats

/// Only what a stream keeps of its rows can be read of them later.
extension DefinitionReader {
  /// The names that an expression reads of kept rows must be among those that `keepRow` keeps.
  func check(_ expression: Expression, ofKeptRowsIn stream: String, _ place: Place) {
    for name in expression.ownFields.sorted() { check(name, keptBy: stream, place) }
  }

  /// What `$team.slug` reads must be kept by the stream that `team` stands for, and so must what
  /// `$teams[].slug` reads of a batch.
  func check(fieldsOf parent: ParentRule, in expression: Expression, _ place: Place) {
    let names = expression.fields(of: parent.variable).sorted()
    guard parent.batch != nil else {
      for name in names { check(name, keptBy: parent.stream, place) }
      return
    }
    for name in names {
      let path = "$\(parent.variable)[].\(name)"
      mistake(place, "$\(parent.variable) is a list of rows: \(path) gives a list of values")
    }
    for name in expression.fields(ofEach: parent.variable).sorted() {
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
