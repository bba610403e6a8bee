extension Worker {
  /// Closes our side; the connection ends when the peer has closed its own.
  func beginClose(_ connection: Connection) {
    Socket.endSending(connection.socket.number)
    if connection.hasEnded && !connection.isReadable {
      close(connection)
    } else {
      connection.output = .lingering(
        bytes: limits.lingerBytes, deadline: now.after(seconds: limits.lingerSeconds))
    }
  }

  func discard(_ connection: Connection, bytes: Int, deadline: Moment) {
    switch Socket.receive(connection.socket.number, into: &input) {
    case .bytes(let count) where count < bytes:
      if count < input.count && !connection.hasEnded { connection.isReadable = false }
      connection.output = .lingering(bytes: bytes - count, deadline: deadline)
    case .nothingNow:
      connection.isReadable = false
    case .bytes, .end, .broken:
      close(connection)
    }
  }

  /// The descriptor closes with the last reference, which also leaves the event queue.
  func close(_ connection: Connection) {
    guard connections.remove(connection) else { return }
    control.removeConnection()
    heldBytes -= connection.heldBytes
  }

  /// Ends what has lasted too long.
  func sweep() {
    listenAgain()
    for connection in connections.all where now >= connection.deadline {
      switch connection.output {
      case .none:
        switch connection.machine.expire() {
        case .refuse(let refusal): refuse(connection, refusal)
        default: beginClose(connection)
        }
        serve(connection)
      case .sending, .lingering:
        close(connection)
      }
    }
  }

  /// Takes the last connections, listens no more, and lets go of those that wait for nothing.
  func beginClosing() {
    acceptConnections()
    listener = nil
    listensAgainAt = nil
    for connection in connections.all {
      // A request may have come since the last event.
      connection.isReadable = true
      serve(connection)
      if connections[connection.mark] != nil, connection.isIdle {
        beginClose(connection)
        serve(connection)
      }
    }
  }
}
