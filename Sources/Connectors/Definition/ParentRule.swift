/// The stream whose rows this stream is asked for one by one.
struct ParentRule: Sendable {
  let stream: String
  let variable: String
  let whereHolds: Expression?
  /// Ask only if `whereHolds` is true of every parent.
  let onlyIfAll: Bool
}
