internal import HTTP

/// Keeps renewed secrets as long as one pull lasts, for where nothing is kept longer.
package final class BriefKeeper: SecretKeeper {
  private let secrets = Locked<[String: KeptSecret]>([:])

  package init() {}

  package func kept(_ name: String) async throws -> KeptSecret? { secrets.withLock { $0[name] } }

  package func keep(_ secret: KeptSecret, for name: String) async throws {
    secrets.withLock { $0[name] = secret }
  }
}
