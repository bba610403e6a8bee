import Connectors
import CurlTransport
import Files
import Formats
import HTTP
import Ingest

/// Puts together what one pull of an instance needs: secrets, transport, limits.
struct PullWiring: Sendable {
  let installation: Installation
  let log: Log
  private let limiters = SharedLimiters()

  init(_ installation: Installation, log: Log) {
    self.installation = installation
    self.log = log
  }

  /// The pull as a request to the engine; secrets are fetched anew each time.
  func request(
    _ instance: InstanceConfiguration, run: String,
    progress: @escaping @Sendable (PullProgress) -> Void
  ) throws -> PullRequest {
    try Self.checkCertificates(instance)
    let secrets = try SecretResolver().secrets(of: instance)
    for secret in secrets.values { log.hide(secret) }
    var request = PullRequest(
      instance: instance.name, run: run, definition: instance.definition,
      settings: instance.settings, secrets: secrets,
      transport: CurlTransport(Self.options(instance)), links: CurlLinks(),
      limiter: limiters.limiter(instance, secrets), clock: SystemPullClock(),
      folder: installation.configuration.folder)
    request.caps = instance.caps
    request.keepsAttributes = instance.keepsAllAttributes
    request.progress = progress
    request.keeper = try SecretFolder(instance.name, state: installation.configuration.state)
    return request
  }

  /// Pulls, publishes or holds, and cleans up.
  func pull(
    _ instance: InstanceConfiguration, progress: @escaping @Sendable (PullProgress) -> Void
  ) async throws -> PullOutcome {
    let run = PullRun(
      instance: instance.name, state: installation.configuration.state, store: installation.store,
      keep: installation.configuration.keep, shrinkGuard: instance.shrinkGuard,
      writer: Installation.writer)
    return try await run.run(at: Installation.now()) { name in
      try request(instance, run: name, progress: progress)
    }
  }

  /// libcurl would find it out too, but only at the first request, and as a fault of TLS.
  private static func checkCertificates(_ instance: InstanceConfiguration) throws {
    guard let file = instance.network.caFile else { return }
    var text: [UInt8] = []
    do throws(FileError) {
      text = try File.read(file, limit: 16 << 20)
    } catch {
      throw CommandFailure(.configuration, "caFile of instance \"\(instance.name)\": \(error)")
    }
    guard text.contains("-----BEGIN ".utf8) else {
      throw CommandFailure(
        .configuration,
        "caFile of instance \"\(instance.name)\": \(file) holds no certificate in PEM: "
          + "convert it with openssl x509 -inform DER -in FILE -out FILE.pem")
    }
  }

  private static func options(_ instance: InstanceConfiguration) -> TransportOptions {
    var options = TransportOptions(userAgent: "rollcall/\(Version.current)")
    options.caFile = instance.network.caFile
    options.proxy = instance.network.proxy
    options.allowHTTP = instance.network.allowsHTTP
    options.allowPrivateNetwork = instance.network.allowsPrivateNetwork
    return options
  }
}

/// One rate limiter for each credential, however many instances use it.
final class SharedLimiters: Sendable {
  private let limiters = Locked<[String: RateLimiter]>([:])

  func limiter(_ instance: InstanceConfiguration, _ secrets: [String: Secret]) -> RateLimiter {
    var digest = SHA256()
    digest.update(instance.definition.app)
    for (name, secret) in secrets.sorted(by: { $0.key < $1.key }) {
      digest.update("\u{0}\(name)\u{0}\(secret.reveal())")
    }
    let key = Hexadecimal.encode(digest.finish())
    return limiters.withLock { limiters in
      if let limiter = limiters[key] { return limiter }
      let limiter = RateLimiter()
      limiters[key] = limiter
      return limiter
    }
  }
}
