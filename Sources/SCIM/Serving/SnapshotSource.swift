/// Where the endpoint gets the snapshot of an instance for one request.
package protocol SnapshotSource: Sendable {
  /// Nil before the first snapshot, and for an instance that does not exist.
  func served(_ instance: String) -> ServedSnapshot?
  func exists(_ instance: String) -> Bool
}
