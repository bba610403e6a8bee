/// A request that is made again until its answer is there, such as a report that has to be made.
struct PollRule: Sendable {
  let until: Expression
  /// The app says that there will be no answer.
  let failed: Expression?
  let seconds: Int
  let minutes: Int
}
