/// Gathers what the expressions of one stream use: every expression passes it when it is read, so
/// that no kind of rule can be forgotten.
final class StreamUses {
  var variables: Set<String> = []
  /// Streams that are joined on by name.
  var streams: Set<String> = []

  func clear() {
    variables = []
    streams = []
  }
}
