import CurlTransport
import Formats
import HTTP
import Testing

@testable import Demo

@Suite struct DemoAppsTests {
  @Test func `both apps answer on their ports, and links lead back to them`() async throws {
    let apps = try DemoApps(now: { 1_000_000 })
    let urls = try apps.start()
    defer { apps.stop() }
    var options = TransportOptions(userAgent: "rollcall/test")
    options.allowHTTP = true
    options.allowPrivateNetwork = true
    let transport = CurlTransport(options)
    let cases = [
      (urls.githubURL, "/orgs/acme/members", DemoApps.githubToken, 264),
      (urls.buildkiteURL, "/v2/organizations/acme-ci/members", DemoApps.buildkiteToken, 130),
    ]
    for (base, path, token, count) in cases {
      var next: String? = "\(base)\(path)?per_page=100"
      var rows = 0
      while let url = next {
        #expect(url.hasPrefix(base + path))
        var request = Request(.get, url)
        request.fields[.authorization] = "Bearer \(token.reveal())"
        let response = try await transport.send(request)
        rows += try #require(try JSON.parse(response.body).array).count
        next = DemoClient.next(in: response)
      }
      #expect(rows == count)
      #expect(try await transport.send(Request(.get, base + path)).status == .unauthorized)
    }
  }

  @Test func `two demos run beside each other, and stopping twice is harmless`() throws {
    let first = try DemoApps(now: { 0 })
    let second = try DemoApps(now: { 0 })
    let urls = [try first.start(), try second.start()].flatMap { [$0.githubURL, $0.buildkiteURL] }
    #expect(Set(urls).count == 4)
    for apps in [first, second, first] { apps.stop() }
  }
}
