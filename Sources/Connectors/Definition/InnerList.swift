/// A list inside a record that goes on in requests of its own.
struct InnerList: Sendable {
  /// What holds the list inside the record.
  let at: Expression
  let rows: Expression
  /// What makes two rows one; the whole row where nil.
  let id: Expression?
  /// How it goes on; its first page stands in the record.
  let page: PageRule
  /// The request that continues, and what holds the list in its answer.
  let request: RequestRule
  let answer: Expression
  /// What a missing list means; a failure where nil.
  let absent: Absence?
  let emits: [EmitRule]

  /// A list that the app leaves out of a record.
  struct Absence: Sendable {
    enum Meaning: String, CaseIterable, Sendable { case empty, gap, notOffered }

    let meaning: Meaning
    let say: Template?
  }
}
