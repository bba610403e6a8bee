import CurlTransport
import Foundation
import HTTP
import TestSupport
import Testing

/// Certificates: who is believed, and what the message says where not.
struct TrustTests {
  /// `openssl s_server` with a certificate of its own for one name, until it is let go.
  private final class SecureServer {
    let certificate: String
    let port: Int
    private let folder: URL
    private let process = Process()

    init?(name: String) throws {
      folder = try Program.temporaryFolder()
      certificate = folder.appending(path: "certificate.pem").path
      let key = folder.appending(path: "key.pem").path
      _ = try Program.output(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test"
          + " -addext subjectAltName=\(name) -keyout '\(key)' -out '\(certificate)'")
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [
        "openssl", "s_server", "-accept", "127.0.0.1:0", "-www", "-key", key, "-cert", certificate,
      ]
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = FileHandle.nullDevice
      try process.run()
      // It prints `ACCEPT 127.0.0.1:PORT` once it listens.
      var text = ""
      while !text.contains("ACCEPT") || !text.hasSuffix("\n") {
        let more = pipe.fileHandleForReading.availableData
        if more.isEmpty { return nil }
        text += String(decoding: more, as: UTF8.self)
      }
      port =
        text.split(separator: ":").last
        .flatMap { Int($0.trimmingCharacters(in: .newlines)) } ?? 0
    }

    deinit {
      // A child of a worker thread has the gentler signals blocked.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: folder)
    }
  }

  private static func ask(
    _ server: SecureServer, caFile: String?
  ) async -> Result<Response, TransportError> {
    let transport = CurlTransport(
      CurlTransportTests.options {
        $0.caFile = caFile
        $0.allowHTTP = false
      })
    return await CurlTransportTests.outcome(
      transport, Request(.get, "https://127.0.0.1:\(server.port)/"))
  }

  @Test func `only a certificate that is trusted and names the host is believed`() async throws {
    let server = try #require(try SecureServer(name: "IP:127.0.0.1"))
    let other = try #require(try SecureServer(name: "DNS:elsewhere.test"))
    let cases: [(SecureServer, String?, String, String)] = [
      (server, nil, "notTrusted", "set caFile"),
      (server, other.certificate, "notTrusted", "caFile"),
      (server, "/nowhere/ca.pem", "notTrusted", "/nowhere/ca.pem cannot be read"),
      (other, other.certificate, "notTrusted", "another name"),
      (server, server.certificate, "200", ""),
    ]
    for (server, caFile, code, word) in cases {
      let outcome = await Self.ask(server, caFile: caFile)
      #expect(CurlTransportTests.describe(outcome).hasPrefix(code), "\(outcome)")
      if case .failure(let error) = outcome { #expect(error.what.contains(word)) }
    }
  }

  @Test func `a port that does not answer TLS is given up`() async throws {
    let server = try LoopbackServer([:])
    defer { server.stop() }
    let outcome = await CurlTransportTests.outcome(
      CurlTransport(CurlTransportTests.options { $0.connectSeconds = 1 }),
      Request(.get, "https://127.0.0.1:\(server.port)/"))
    #expect(CurlTransportTests.describe(outcome) == "timedOut", "\(outcome)")
    #expect("\(outcome)".contains("no connection within 1 s"))
  }
}
