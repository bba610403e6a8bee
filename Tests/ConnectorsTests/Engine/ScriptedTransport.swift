import HTTP

/// Answers each path and query with the next of its scripted answers, the last one for ever.
final class ScriptedTransport: Transport {
  private let answers: [String: [Response]]
  private let asked = Locked<[String: Int]>([:])

  init(_ answers: [String: [Response]]) { self.answers = answers }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let path = String(request.target.dropFirst("https://api.example.com".count))
    guard let list = answers[path], let last = list.last else {
      return Response(.notFound, body: Array(#"{"message":"nothing at this path"}"#.utf8))
    }
    let position = asked.withLock { asked in
      defer { asked[path, default: 0] += 1 }
      return asked[path, default: 0]
    }
    return position < list.count ? list[position] : last
  }
}

extension Response {
  static func json(_ text: String, status: Int = 200, next: String? = nil) -> Response {
    var fields = HeaderFields()
    if let next { fields.append(.link, "<\(next)>; rel=\"next\"") }
    return Response(Status(status), fields: fields, body: Array(text.utf8))
  }
}
