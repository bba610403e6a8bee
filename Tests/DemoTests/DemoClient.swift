import Formats
import HTTP
import Testing

@testable import Demo

/// A client of one fake app, without a socket.
struct DemoClient {
  static let origin = "http://127.0.0.1:4711"
  static let token = "token-of-the-test"

  let transport: HandlerTransport

  static func gitHub() throws -> DemoClient {
    DemoClient(
      transport: HandlerTransport(
        try FakeGitHub(token: Secret(token), now: { 1_000_000 })))
  }

  static func buildkite() throws -> DemoClient {
    DemoClient(
      transport: HandlerTransport(
        try FakeBuildkite(token: Secret(token), now: { 1_000_000 })))
  }

  func send(
    _ path: String, method: Method = .get, authorization: String? = "Bearer \(token)",
    body: [UInt8] = []
  ) async throws -> Response {
    let url = path.hasPrefix("/") ? Self.origin + path : path
    var request = Request(method, url, body: body)
    request.fields[.authorization] = authorization
    return try await transport.send(request)
  }

  func record(_ path: String) async throws -> JSON {
    try JSON.parse(try await send(path).body)
  }

  /// All pages of a bare list, by following `rel="next"`.
  func pages(_ path: String) async throws -> [[JSON]] {
    var pages: [[JSON]] = []
    var next: String? = path
    while let path = next {
      let response = try await send(path)
      #expect(response.status == .ok, "\(path)")
      pages.append(try #require(try JSON.parse(response.body).array))
      next = Self.next(in: response)
    }
    return pages
  }

  func list(_ path: String) async throws -> [JSON] { Array(try await pages(path).joined()) }

  static func next(in response: Response) -> String? {
    guard let link = response.fields[.link] else { return nil }
    let parts = link.split(separator: ", ").filter { $0.hasSuffix("; rel=\"next\"") }
    return parts.first.map { String($0.dropFirst().prefix { $0 != ">" }) }
  }

  func graph(_ query: String, _ variables: [(String, JSON)] = []) async throws -> JSON {
    var object = JSONObject()
    for (name, value) in variables { object[name] = value }
    let body = JSON.members(["query": .string(query), "variables": .object(object)])
    let response = try await send("/graphql", method: .post, body: body.bytes)
    #expect(response.status == .ok)
    return try JSON.parse(response.body)
  }
}
