import Synchronization

/// What all threads of one server share: how far it is from its end, and how full it is.
final class Control: Sendable {
  /// In this order; there is no way back.
  enum Phase: Int {
    case serving
    /// Everything is served, and every answer asks its client to connect anew elsewhere.
    case draining
    /// Nothing is accepted; what is under way ends.
    case closing
  }

  private let rawPhase = Atomic<Int>(Phase.serving.rawValue)
  private let connections = Atomic<Int>(0)

  var phase: Phase { Phase(rawValue: rawPhase.load(ordering: .acquiring)) ?? .closing }

  func enter(_ phase: Phase) { rawPhase.store(phase.rawValue, ordering: .releasing) }

  /// False if the limit is reached; otherwise `removeConnection` must follow.
  func addConnection(limit: Int) -> Bool {
    let count = connections.add(1, ordering: .relaxed).newValue
    if count <= limit { return true }
    removeConnection()
    return false
  }

  func removeConnection() { connections.subtract(1, ordering: .relaxed) }
}
