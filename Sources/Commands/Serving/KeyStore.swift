import Files
import Formats
import HTTP
import Ingest
import SCIM

/// The API keys of all instances as objects of the store: creating one is exclusive, revoking one
/// deletes it, and nobody rewrites what somebody else may be reading.
struct KeyStore: Sendable {
  private let store: any Store

  init(_ store: any Store) { self.store = store }

  /// The key itself, which is kept nowhere, and its record.
  func create(
    _ instance: String, label: String, at time: Timestamp
  ) async throws -> (key: Secret, record: KeyRecord) {
    while true {
      guard let key = APIKey.make(random: try Random.bytes(APIKey.randomCount)) else { continue }
      let id = "k-" + Base32.encode(try Random.bytes(5))
      let record = KeyRecord(
        id: id, name: label, instance: instance, hash: APIKey.hash(Array(key.utf8)), created: time)
      if try await store.create(name(instance, id), record.json.pretty()) {
        return (Secret(key), record)
      }
    }
  }

  /// The keys of an instance in order of their ids; damaged records are left out.
  func records(_ instance: String) async throws -> [KeyRecord] {
    var records: [KeyRecord] = []
    for name in try await store.list(below: try StoreName("keys/\(instance)")) {
      guard let bytes = try await store.get(name), let json = try? JSON.parse(bytes),
        let record = KeyRecord(json), record.instance == instance
      else { continue }
      records.append(record)
    }
    return records
  }

  func records(_ instances: [String]) async throws -> [KeyRecord] {
    var all: [KeyRecord] = []
    for instance in instances { all += try await records(instance) }
    return all
  }

  func revoke(_ record: KeyRecord) async throws {
    try await store.delete(name(record.instance, record.id))
  }

  private func name(_ instance: String, _ id: String) throws(StoreError) -> StoreName {
    try StoreName("keys/\(instance)").appending(id + ".json")
  }
}
