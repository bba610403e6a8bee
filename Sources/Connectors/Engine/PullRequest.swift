package import Formats
package import HTTP
package import Identity

/// Everything that one pull of one instance needs.
package struct PullRequest: Sendable {
  package let instance: String
  package let run: String
  package let definition: ConnectorDefinition
  /// Checked settings, with the defaults filled in.
  package let settings: JSONObject
  package let secrets: [String: Secret]
  package var transport: any Transport
  package let links: any LinkResolver
  package let limiter: RateLimiter
  package let clock: any PullClock
  /// Paths of file settings are relative to this folder.
  package let folder: String
  package var caps = PullCaps()
  package var keepsAttributes = true
  /// How long one page may wait for the app's rate limit.
  package var longestWaitSeconds = 2 * 60 * 60
  package let redactor = Redactor()
  /// Where the secrets that an app renews are kept.
  package var keeper: any SecretKeeper = BriefKeeper()
  package var signer: any TokenSigner = OpenSSL()
  /// The credential, one for each pull.
  var session: Session?
  /// Whether only the first page of every list is read, to see that it can be.
  var isCheck = false
  /// Told of everything that moves, for people who watch.
  package var progress: @Sendable (PullProgress) -> Void = { _ in }

  package init(
    instance: String, run: String, definition: ConnectorDefinition, settings: JSONObject,
    secrets: [String: Secret], transport: any Transport, links: any LinkResolver,
    limiter: RateLimiter, clock: any PullClock, folder: String
  ) {
    self.instance = instance
    self.run = run
    self.definition = definition
    self.settings = settings
    self.secrets = secrets
    self.transport = transport
    self.links = links
    self.limiter = limiter
    self.clock = clock
    self.folder = folder
    for secret in secrets.values { redactor.add(secret) }
  }
}

/// What a pull tells while it runs: which streams are over, and how far the others are.
package struct PullProgress: Sendable, Equatable {
  /// A stream that is being read.
  package struct Reading: Sendable, Equatable {
    package let stream: String
    package var rows = 0
    /// Lists that have ended, of all that there are; one where it is not asked by parent.
    package var listsDone = 0
    package var lists = 1
  }

  /// Streams that are over, of all there are.
  package let done: Int
  package let of: Int
  /// In the definition's order.
  package let reading: [Reading]
}

/// What a pull gave: a ledger always, a snapshot unless it failed.
package struct PullResult: Sendable {
  package let ledger: Ledger
  package let snapshot: Snapshot?
  /// Why there is no snapshot.
  package let failure: PullFailure?
}
