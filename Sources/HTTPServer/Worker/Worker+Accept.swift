import HTTP

extension Worker {
  /// Takes what waits at the listener, within reason: others want their turn too.
  func acceptConnections() {
    for _ in 0..<64 {
      guard let listener = listener?.number else { return }
      switch Socket.accept(listener) {
      case .connection(let socket): admit(socket)
      case .nothingNow: return
      case .exhausted:
        turnAwayOne(listener)
        return
      }
    }
  }

  private func admit(_ socket: consuming Descriptor) {
    guard control.addConnection(limit: limits.connections) else {
      turnAway(socket)
      return
    }
    let number = socket.number
    let connection = Connection(
      socket: socket, mark: connections.nextMark(for: number),
      machine: ConnectionMachine(limits: limits, at: now))
    connections.insert(connection)
    guard queue.addConnection(number, mark: connection.mark) else {
      close(connection)
      return
    }
    // The request is often there already: answering it now saves a wait.
    serve(connection)
  }

  /// RFC 9110 section 15.6.4: told in one write that cannot wait.
  private func turnAway(_ socket: consuming Descriptor) {
    let refusal = Refusal(.unavailable, "The server has as many connections as it takes.")
    let body = render(refusal)
    _ = Socket.send(socket.number, head, body, from: 0)
    Socket.endSending(socket.number)
  }

  /// No descriptor is left: the reserve takes one connection off the queue, else the listener
  /// would report it for ever.
  private func turnAwayOne(_ listener: Int32) {
    reserve = nil
    if case .connection(let socket) = Socket.accept(listener) { turnAway(socket) }
    reserve = Descriptor.reserve()
    if reserve == nil {
      queue.remove(listener)
      listensAgainAt = now.after(seconds: 1)
    }
  }

  /// After a pause for want of descriptors.
  func listenAgain() {
    guard let moment = listensAgainAt, now >= moment else { return }
    listensAgainAt = nil
    reserve = Descriptor.reserve()
    guard let listener = listener?.number else { return }
    if !queue.addListener(listener, mark: Self.listenerMark) {
      listensAgainAt = now.after(seconds: 1)
    }
  }
}
