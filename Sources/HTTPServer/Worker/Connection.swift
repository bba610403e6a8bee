/// One accepted socket with its protocol state; it belongs to one thread.
final class Connection {
  /// What leaves, or waits to leave.
  enum Output {
    case none
    case sending(Outgoing)
    /// Our side is closed; what still comes is thrown away until the peer closes too, so that
    /// it is not told of a broken connection before it has read the answer (RFC 9112 9.6).
    case lingering(bytes: Int, deadline: Moment)
  }

  let socket: Descriptor
  let mark: UInt64
  var machine: ConnectionMachine
  var output = Output.none
  /// False after a read that found less than it asked for, until the next event.
  var isReadable = true
  var isWritable = true
  /// The peer has closed its side; it takes one more read to be sure that all was seen.
  var hasEnded = false
  /// Stands among those that go on when the others have had their turn.
  var isReady = false
  /// What it counts for in the worker's `heldBytes`.
  var heldBytes = 0
  /// See `ResponseWriter.keepsake`.
  var keepsake: (any Sendable)?

  init(socket: consuming Descriptor, mark: UInt64, machine: ConnectionMachine) {
    self.socket = socket
    self.mark = mark
    self.machine = machine
  }

  var deadline: Moment {
    switch output {
    case .none: machine.deadline
    case .sending(let outgoing): outgoing.deadline
    case .lingering(_, let deadline): deadline
    }
  }

  /// Whether closing now cuts nothing off.
  var isIdle: Bool {
    if case .none = output { return machine.isIdle }
    return false
  }
}
