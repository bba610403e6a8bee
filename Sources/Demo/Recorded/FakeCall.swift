import HTTP

/// A request as the routes see it.
struct FakeCall: Sendable {
  /// What the client called us, because nobody knows the port before the server runs.
  let origin: String
  let path: String
  let query: FakeQuery
  /// What stands in the braces of the route's pattern.
  var parameters: [String] = []

  /// Nil where an echo of the request would break a header line.
  init?(_ request: Request) {
    let host = request.fields[.host] ?? "127.0.0.1"
    guard HeaderFields.isSafe(request.target), HeaderFields.isSafe(host) else { return nil }
    origin = "http://" + host
    path = String(request.path)
    query = FakeQuery(request.query ?? "")
  }
}
