/// HMAC with SHA-256 (RFC 2104): proves that a message came from a holder of the key.
package enum HMAC {
  package static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var padded = key.count > 64 ? SHA256.hash(key) : key
    padded.append(contentsOf: repeatElement(0, count: 64 - padded.count))
    var inner = SHA256()
    inner.update(padded.map { $0 ^ 0x36 })
    inner.update(message)
    var outer = SHA256()
    outer.update(padded.map { $0 ^ 0x5C })
    outer.update(inner.finish())
    return outer.finish()
  }
}
