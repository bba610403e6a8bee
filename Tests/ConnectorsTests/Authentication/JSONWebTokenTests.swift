import Connectors
import CurlTransport
import Files
import Formats
import Foundation
import HTTP
import Testing

@Suite struct JSONWebTokenTests {
  /// Keeps the bearer of the last request, or the assertion in its form.
  private final class App: Transport {
    private let bearers = Locked<[String]>([])

    var tokens: [String] { bearers.withLock { $0 } }

    func send(_ request: Request) async throws(TransportError) -> Response {
      let body = String(decoding: request.body, as: UTF8.self)
      let assertion = body.split(separator: "&").first { $0.contains("assertion=eyJ") }
      let token =
        assertion.map { String($0.drop { $0 != "=" }.dropFirst()) }
        ?? request.fields[.authorization].map { String($0.dropFirst("Bearer ".count)) } ?? ""
      bearers.withLock { $0.append(token) }
      return .json(request.method == .post ? #"{"access_token":"canary-1"}"# : #"[{"id":"1"}]"#)
    }
  }

  private static func openssl(_ arguments: [String], _ input: [UInt8] = []) throws -> [UInt8] {
    var program = Program(["openssl"] + arguments)
    program.input = input
    let outcome = try program.run()
    try #require(outcome.succeeded, "\(String(decoding: outcome.errors, as: UTF8.self))")
    return outcome.output
  }

  private static func pull(
    _ auth: String, key: String, _ app: App, email: String = "ada"
  ) async throws -> PullResult {
    let request = PullRequest(
      instance: "test", run: "run",
      definition: try SignInCase.definition(auth: auth, base: "https://api.example.com"),
      settings: ["email": .string(email)], secrets: ["key": Secret(key)], transport: app,
      links: CurlLinks(), limiter: RateLimiter(), clock: TestClock(), folder: "/")
    return await Pull(request).run()
  }

  private static let jwt =
    "{ jwt: { algorithm: \"ALG\", key: \"key\", header: { kid: \"k1\" }, "
    + "claims: { iss: \"{$settings.email}\", none: \"{$settings.tenant}\" }, seconds: 600 } }"

  /// Header and claims of a token whose signature `openssl` accepts.
  private static func verified(
    _ token: String, _ key: String, isECDSA: Bool
  ) throws -> (header: JSON, claims: JSON) {
    let parts = token.split(separator: ".").map { Base64.decode(String($0), .url) ?? [] }
    try #require(parts.count == 3)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (publicKey, signature) = (folder.path() + "/key", folder.path() + "/signature")
    try Data(openssl(["pkey", "-pubout"], Array(key.utf8))).write(to: URL(filePath: publicKey))
    let bytes = isECDSA ? try der(parts[2]) : parts[2]
    try Data(bytes).write(to: URL(filePath: signature))
    let message = token.split(separator: ".").dropLast().joined(separator: ".")
    _ = try openssl(
      ["dgst", "-sha256", "-verify", publicKey, "-signature", signature], Array(message.utf8))
    return (try JSON.parse(parts[0]), try JSON.parse(parts[1]))
  }

  private static func der(_ fixed: [UInt8]) throws -> [UInt8] {
    try #require(fixed.count == 64)
    let numbers = [fixed[..<32], fixed[32...]].map { half -> [UInt8] in
      var digits = Array(half.drop { $0 == 0 })
      if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
      return [2, UInt8(digits.count)] + digits
    }
    return [0x30, UInt8(numbers[0].count + numbers[1].count)] + numbers[0] + numbers[1]
  }

  private static let rsa = Result {
    String(
      decoding: try openssl(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]),
      as: UTF8.self)
  }
  private static let curve = Result {
    String(
      decoding: try openssl([
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256",
      ]), as: UTF8.self)
  }

  @Test(arguments: [("RS256", false), ("ES256", true)])
  func `a token is one that openssl verifies`(algorithm: String, isECDSA: Bool) async throws {
    let key = try (isECDSA ? Self.curve : Self.rsa).get()
    let auth = Self.jwt.replacing("ALG", with: algorithm)
    // Numbers of a signature differ in length: several are looked at.
    for form in [key, key.replacing("\n", with: #"\n"#), key, key, key, key] {
      let app = App()
      let result = try await Self.pull(auth, key: form, app)
      #expect(result.snapshot != nil, "\(result.failure?.what ?? "")")
      let (header, claims) = try Self.verified(
        try #require(app.tokens.first), key, isECDSA: isECDSA)
      #expect(
        header
          == .members([
            "alg": .string(algorithm), "typ": .string("JWT"), "kid": .string("k1"),
          ]))
      #expect(claims["iss"]?.string == "ada" && claims["none"] == nil)
      #expect(claims["iat"]?.integer == 1_780_000_000 - 60)
      #expect(claims["exp"]?.integer == 1_780_000_000 - 60 + 600)
      #expect(claims["jti"]?.string?.utf8.count == 32)
    }
  }

  @Test func `the JSON file of a service account gives key and claims`() async throws {
    let key = try Self.rsa.get()
    let file = JSON.members([
      "client_email": .string("robot@example.com"), "private_key": .string(key),
    ])
    let app = App()
    let auth =
      "{ oauth2: { token: \"https://login.example.com/token\", grant: \"jwt-bearer\", assertion: { "
      + "algorithm: \"RS256\", key: \"key\", keyAt: \"private_key\", "
      + "claims: { iss: \"{$key.client_email}\", scope: \"a b\" } } } }"
    let result = try await Self.pull(
      auth, key: String(decoding: file.bytes, as: UTF8.self), app)
    #expect(result.snapshot != nil, "\(result.failure?.what ?? "")")
    let claims = try Self.verified(try #require(app.tokens.first), key, isECDSA: false).claims
    #expect(claims["iss"]?.string == "robot@example.com" && claims["scope"]?.string == "a b")
    #expect(app.tokens.count == 2 && app.tokens[1] == "canary-1")
  }

  @Test func `a key that cannot sign is one clear error without the key`() async throws {
    let (rsa, curve) = (try Self.rsa.get(), try Self.curve.get())
    let large = String(
      decoding: try Self.openssl([
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384",
      ]), as: UTF8.self)
    let locked = String(
      decoding: try Self.openssl(
        ["pkey", "-aes128", "-passout", "pass:x"], Array(rsa.utf8)), as: UTF8.self)
    for (algorithm, key, says) in [
      ("RS256", curve, "needs an RSA key"), ("ES256", rsa, "needs a key of the curve P-256"),
      ("ES256", large, "needs a key of the curve P-256"),
      ("RS256", "canary", "cannot read it as a private key"),
      ("RS256", locked, "without a pass phrase"),
      ("RS256", rsa.replacing("-----END", with: "-----"), "cannot read it as a private key"),
    ] {
      let app = App()
      let result = try await Self.pull(
        Self.jwt.replacing("ALG", with: algorithm), key: key, app)
      let said = result.failure?.what ?? ""
      #expect(said.contains(says) && said.contains("secret key"), "\(said)")
      #expect(said.contains("(key: a private key)"), "\(said)")
      #expect(result.failure?.code == .configuration && app.tokens.isEmpty)
      #expect(!said.contains(key.prefix(60)))
    }
  }

  @Test func `a missing openssl is told`() async {
    let error = await #expect(throws: SigningFailure.self) {
      try await OpenSSL(program: "/nonexistent/openssl").sign([1], by: .rs256, key: Secret("x"))
    }
    #expect(error?.what.contains("not installed") == true, "\(error?.what ?? "")")
  }
}
