/// What a list must bring to be believed.
struct ListExpectation: Sendable {
  /// The fewest rows.
  let atLeast: Int?
  /// How many different rows there are, as the app or another list says.
  let count: Expression?
  /// The most of its rows that `keepOnly` may drop, in percent.
  let drops: Int?
  /// The sentence a person reads where it does not hold.
  let say: Template?

  /// Whether each list is held against its own last page.
  var isOfPage: Bool { count?.variables.contains("page") ?? false }
}
