/// What a handler renders its answer into: the connection's own buffer, reused by the next answer.
///
/// The server writes the status line, `Date`, `Content-Length` and `Connection`; the handler sets
/// the status, its own fields and appends the body. For HEAD the body is measured, not sent; with
/// 204 and 304 neither body nor length leave.
package struct ResponseWriter: ~Copyable {
  package var status: Status = .ok
  /// Field lines as they will be sent, each ended by CRLF.
  package private(set) var head: [UInt8] = []
  package var body: [UInt8]
  /// What follows `body` where that is only the first slice; nil where it is all.
  package var rest: BodyRest?
  /// What the handler wants to find again with the next request of the same connection, such as
  /// a key that it has verified; nil on a new connection.
  package var keepsake: (any Sendable)?

  /// `buffer` is emptied and its storage reused.
  package init(buffer: consuming [UInt8] = []) {
    body = buffer
    body.removeAll(keepingCapacity: true)
  }

  /// Adds a field line. Programmer error: a value with control characters.
  package mutating func set(_ name: FieldName, _ value: String) {
    precondition(HeaderFields.isSafe(value), "control character in a field value")
    head.append(contentsOf: name.spelling.utf8)
    head.append(contentsOf: [0x3A, 0x20])
    head.append(contentsOf: value.utf8)
    head.append(contentsOf: [0x0D, 0x0A])
  }

  /// Forgets what was written so far; the storage and the keepsake stay.
  package mutating func reset() {
    status = .ok
    head.removeAll(keepingCapacity: true)
    body.removeAll(keepingCapacity: true)
    rest = nil
  }

  /// The length of the whole body.
  package var bodyCount: Int { body.count + (rest?.count ?? 0) }

  /// The body's storage, for the next answer.
  package consuming func takeBuffer() -> [UInt8] { body }
}
