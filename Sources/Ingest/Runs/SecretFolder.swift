package import Connectors
internal import Files
internal import Formats
internal import HTTP

/// The secrets that apps renewed, in files that nobody else may read.
///
/// They stay in the state's own folder wherever the snapshots go: they are credentials, not data.
package final class SecretFolder: SecretKeeper {
  private let folder: String
  private let instance: String
  /// Taken with the first use and held to the end: two processes with one refresh token would
  /// each use up what the other holds.
  private let lock = Locked<FileLock?>(nil)

  /// `state` is the folder of the state.
  package init(_ instance: String, state: String) throws {
    // The name is checked as that of any object is: it becomes a path.
    let name = try StoreName("secrets").appending(instance)
    self.instance = instance
    folder = Path.join(state, name.text)
  }

  package func kept(_ name: String) async throws -> KeptSecret? {
    try claim()
    let path = path(name)
    guard let status = try FileStatus.of(path) else { return nil }
    if !status.isPrivate { throw StoreError(.exposedFile(path)) }
    guard let bytes = try File.readIfPresent(path, limit: 1 << 20),
      let json = try? JSON.parse(bytes),
      let value = json["value"]?.string, let origin = json["origin"]?.string
    else { return nil }
    return KeptSecret(value: Secret(value), origin: origin)
  }

  package func keep(_ secret: KeptSecret, for name: String) async throws {
    try claim()
    let json = JSON.members([
      "secret": .string(name), "value": .string(secret.value.reveal()),
      "origin": .string(secret.origin),
    ])
    try File.write(json.pretty(), to: path(name))
  }

  /// Definitions choose the names of secrets: a digest leads nowhere else.
  private func path(_ name: String) -> String {
    Path.join(folder, SHA256.hex(Array(name.utf8)).prefix(16) + ".json")
  }

  private func claim() throws {
    try lock.withLock { lock in
      if lock != nil { return }
      try Folder.create(folder)
      guard let taken = try FileLock(taking: Path.join(folder, "lock")) else {
        throw SecretsInUse(instance: instance)
      }
      lock = taken
    }
  }
}

/// Another process works with the renewed secrets of an instance.
struct SecretsInUse: Error, CustomStringConvertible {
  let instance: String

  var description: String {
    "another rollcall signs in to \(instance) right now; wait for it or stop it"
  }
}
