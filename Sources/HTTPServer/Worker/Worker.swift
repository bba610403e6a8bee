import HTTP

/// One thread of the server: its own listener, its own connections, its own buffers.
final class Worker {
  /// What it is made from, on the thread that starts it.
  struct Setup: Sendable {
    /// Descriptors that the worker owns from its start; the queue knows listener and wakeup.
    let queue: Int32
    let listener: Int32
    let limits: Limits
    let control: Control
    let wakeup: Wakeup
    let handler: any Handler
    let errorBody: @Sendable (Status, String) -> ErrorBody
  }

  static let listenerMark = UInt64.max
  static let wakeupMark = UInt64.max - 1

  let limits: Limits
  let control: Control
  let wakeup: Wakeup
  let handler: any Handler
  let errorBody: @Sendable (Status, String) -> ErrorBody

  var queue: EventQueue
  var listener: Descriptor?
  /// Given up for a moment to turn a connection away when no descriptor is left.
  var reserve = Descriptor.reserve()
  /// When to listen again after descriptors ran out.
  var listensAgainAt: Moment?

  var connections = ConnectionTable()
  /// The unanswered requests of all connections together.
  var heldBytes = 0
  /// Connections that had their turn and are not done.
  var ready: [UInt64] = []

  var now = Clock.moment()
  var date = DateField()
  var phase = Control.Phase.serving
  private var nextSweep = Clock.moment()
  private var finishBy: Moment?

  var input: [UInt8]
  var head: [UInt8] = []
  var writer = ResponseWriter()

  /// Nil if the descriptors are none.
  init?(_ setup: Setup) {
    listener = Descriptor(setup.listener)
    limits = setup.limits
    control = setup.control
    wakeup = setup.wakeup
    handler = setup.handler
    errorBody = setup.errorBody
    input = [UInt8](repeating: 0, count: setup.limits.readBytes)
    guard let queue = EventQueue(owning: setup.queue) else { return nil }
    self.queue = queue
  }

  /// Serves until the server is stopped and the last connection has ended.
  func run() {
    while true {
      let events = queue.wait(milliseconds: timeout)
      now = Clock.moment()
      date.update(to: Clock.second())
      // Cleared before the phase is read: what is signalled after that wakes the thread again.
      if events.contains(where: { $0.mark == Self.wakeupMark }) { wakeup.clear() }
      phase = control.phase
      for event in events { handle(event) }
      serveReady()
      if phase == .closing && finishBy == nil {
        finishBy = now.after(seconds: limits.finishSeconds)
        beginClosing()
      }
      if now >= nextSweep {
        sweep()
        nextSweep = Moment(milliseconds: now.milliseconds + 500)
      }
      if let finishBy, connections.count == 0 || now >= finishBy { break }
    }
    for connection in connections.all { close(connection) }
  }

  private var timeout: Int32 {
    if !ready.isEmpty { return 0 }
    let isQuiet = connections.count == 0 && listensAgainAt == nil && phase != .closing
    return isQuiet ? -1 : 500
  }

  private func handle(_ event: EventQueue.Event) {
    switch event.mark {
    case Self.listenerMark: acceptConnections()
    case Self.wakeupMark: break
    default:
      guard let connection = connections[event.mark] else { return }
      if event.isReadable || event.hasEnded { connection.isReadable = true }
      if event.isWritable { connection.isWritable = true }
      if event.hasEnded { connection.hasEnded = true }
      serve(connection)
    }
  }

  private func serveReady() {
    let marks = ready
    ready.removeAll(keepingCapacity: true)
    for mark in marks {
      guard let connection = connections[mark] else { continue }
      connection.isReady = false
      serve(connection)
    }
  }
}
