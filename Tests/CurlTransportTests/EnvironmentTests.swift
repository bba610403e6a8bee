import CurlTransport
import Foundation
import HTTP
import TestSupport
import Testing

struct EnvironmentTests {
  private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"

  /// In a process of its own, because the environment belongs to all tests.
  @Test func `proxies and key logs of the environment are ignored`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try LoopbackServer()
      let server = try LoopbackServer(["/ok": [.text(EnvironmentTests.answer)]])
      let log = try Program.temporaryFolder().appending(path: "keys").path
      let variables = ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY", "HTTPS_PROXY"]
      for name in variables { unsafe setenv(name, proxy.url(""), 1) }
      unsafe setenv("SSLKEYLOGFILE", log, 1)
      let transport = CurlTransport(CurlTransportTests.options())
      _ = try await transport.send(Request(.get, server.url("/ok")))
      guard proxy.requests.isEmpty, server.requests.count == 1,
        !FileManager.default.fileExists(atPath: log)
      else { exit(1) }
    }
  }

  @Test func `a configured proxy is used and sees what it must`() async throws {
    let proxy = try LoopbackServer(["http://app.invalid/ok": [.text(Self.answer)]])
    defer { proxy.stop() }
    let transport = CurlTransport(
      CurlTransportTests.options {
        $0.proxy = proxy.url("")
        $0.allowPrivateNetwork = false
      })
    #expect(try await transport.send(Request(.get, "http://app.invalid/ok")).status == .ok)
    let tunnel = await CurlTransportTests.outcome(
      transport,
      Request(
        .get, "https://app.invalid/ok", fields: HeaderFields([(.authorization, "Bearer t0ken")])))
    #expect(CurlTransportTests.describe(tunnel) == "unreachable", "\(tunnel)")
    let connect = proxy.requests.last ?? ""
    #expect(connect.hasPrefix("CONNECT app.invalid:443 ") && !connect.contains("t0ken"))
  }
}
