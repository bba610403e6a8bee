internal import Formats

/// What proves the bytes beside a record: their size and hash, and the hash of the seen table.
package struct StoredBytes: Sendable, Equatable {
  package let size: Int
  package let sha256: String
  /// SHA-256 of the seen table, nil where the generation has none.
  package let seen: String?

  init(size: Int, sha256: String, seen: String?) {
    self.size = size
    self.sha256 = sha256
    self.seen = seen
  }

  init(snapshot: [UInt8], seen: [UInt8]?) {
    self.init(
      size: snapshot.count, sha256: SHA256.hex(snapshot), seen: seen.map { SHA256.hex($0) })
  }

  func proves(snapshot: [UInt8]) -> Bool {
    snapshot.count == size && SHA256.hex(snapshot) == sha256
  }

  func proves(seen bytes: [UInt8]) -> Bool { SHA256.hex(bytes) == seen }

  func write(into object: inout JSONObject) {
    object["size"] = .integer(size)
    object["sha256"] = .string(sha256)
    object["seen"] = .optional(seen)
  }

  init?(_ object: JSONObject) {
    guard let size = object["size"]?.integer, size >= 0,
      let sha256 = object["sha256"]?.string
    else { return nil }
    self.init(size: size, sha256: sha256, seen: object["seen"]?.string)
  }
}
