import HTTP

extension Worker {
  /// Goes on with a connection until it needs the network, or has had its turn.
  func serve(_ connection: Connection) {
    for _ in 0..<limits.answersPerTurn {
      switch connection.output {
      case .sending:
        guard connection.isWritable, flush(connection) else { return }
      case .lingering(let bytes, let deadline):
        guard connection.isReadable else { return }
        discard(connection, bytes: bytes, deadline: deadline)
      case .none:
        guard advance(connection) else { return }
      }
      guard connections[connection.mark] != nil else { return }
    }
    // Once only: each entry is a turn, and an event may have brought one in between.
    if connection.isReady { return }
    connection.isReady = true
    ready.append(connection.mark)
  }

  /// False if it has to wait for the network.
  private func advance(_ connection: Connection) -> Bool {
    switch connection.machine.next(at: now) {
    case .wait:
      guard connection.isReadable else { return false }
      receive(connection)
    case .sendContinue:
      sendContinue(connection)
    case .respond(let incoming):
      respond(connection, incoming)
    case .refuse(let refusal):
      refuse(connection, refusal)
    case .close:
      beginClose(connection)
    }
    return true
  }

  private func receive(_ connection: Connection) {
    switch Socket.receive(connection.socket.number, into: &input) {
    case .bytes(let count):
      // A short read has emptied the socket: the read that would only say so is saved.
      if count < input.count && !connection.hasEnded { connection.isReadable = false }
      connection.machine.receive(input[..<count], at: now)
      if !hasRoom(for: connection) {
        connection.machine.abandon()
        refuse(connection, Refusal(.unavailable, "The server holds as much as it takes."))
      }
    case .nothingNow:
      connection.isReadable = false
    case .end:
      connection.isReadable = false
      connection.hasEnded = true
      connection.machine.receiveEnd()
    case .broken:
      close(connection)
    }
  }

  /// Keeps the sum of what all connections hold; false if it has grown too large.
  private func hasRoom(for connection: Connection) -> Bool {
    heldBytes += connection.machine.heldCount - connection.heldBytes
    connection.heldBytes = connection.machine.heldCount
    return heldBytes <= limits.heldBytes
  }

  private func respond(_ connection: Connection, _ incoming: ConnectionMachine.Incoming) {
    writer.reset()
    writer.keepsake = connection.keepsake
    handler.respond(to: incoming.request, into: &writer)
    connection.keepsake = writer.keepsake
    let persists = incoming.persists && phase == .serving
    let answer = AnswerHead(
      status: writer.status, bodyCount: writer.bodyCount, persists: persists,
      isHTTP11: incoming.isHTTP11)
    answer.render(date: date.text, fields: writer.head, into: &head)
    // RFC 9110 section 9.3.2: HEAD is answered with the length of the body and without it.
    let hasBody = answer.length != nil && incoming.request.method != .head
    send(
      connection, body: hasBody ? writer.body : [], rest: hasBody ? writer.rest : nil,
      persists: persists)
    writer.rest = nil
    // One huge answer must not occupy the thread's memory for ever.
    if writer.body.capacity > 1 << 20 { writer.body = [] }
  }

  func refuse(_ connection: Connection, _ refusal: Refusal) {
    _ = hasRoom(for: connection)
    let body = render(refusal)
    send(connection, body: refusal.omitsBody ? [] : body, persists: false)
  }

  /// Fills `head` and returns the body.
  func render(_ refusal: Refusal) -> [UInt8] {
    let body = errorBody(refusal.status, refusal.detail)
    writer.reset()
    writer.set(.contentType, body.contentType)
    let answer = AnswerHead(
      status: refusal.status, bodyCount: body.bytes.count, persists: false, isHTTP11: true)
    answer.render(date: date.text, fields: writer.head, into: &head)
    return body.bytes
  }

  private func sendContinue(_ connection: Connection) {
    let sent = Socket.send(connection.socket.number, AnswerHead.interim, [], from: 0)
    // 25 bytes that do not fit: such a peer waits for nothing.
    if sent != AnswerHead.interim.count { close(connection) }
  }

  /// One write of `head` and `body`; what the peer does not take at once waits, and nothing is
  /// read meanwhile.
  private func send(
    _ connection: Connection, body: [UInt8], rest: BodyRest? = nil, persists: Bool
  ) {
    guard let sent = Socket.send(connection.socket.number, head, body, from: 0) else {
      close(connection)
      return
    }
    if rest == nil && sent == head.count + body.count {
      return finish(connection, persists: persists)
    }
    let outgoing = Outgoing(
      head: head, body: body, rest: rest, sent: sent, persists: persists, limits: limits, at: now)
    connection.isWritable = outgoing.isTaken
    connection.output = .sending(outgoing)
  }

  /// Sends what waits, rendering the next slice first where the one before was taken. False if
  /// the peer has not taken all of it, or is gone.
  private func flush(_ connection: Connection) -> Bool {
    guard case .sending(var outgoing) = connection.output else { return true }
    // One owner, so that the slice is rendered where the one before stood.
    connection.output = .none
    if outgoing.isTaken, !outgoing.renderNext(limits: limits, at: now) {
      // RFC 9112 section 8: a body shorter than its length is told by closing.
      close(connection)
      return false
    }
    guard
      let more = Socket.send(
        connection.socket.number, outgoing.head, outgoing.body, from: outgoing.sent)
    else {
      close(connection)
      return false
    }
    outgoing.sent += more
    if outgoing.isTaken && outgoing.isWhole {
      finish(connection, persists: outgoing.persists)
      return true
    }
    connection.isWritable = outgoing.isTaken
    connection.output = .sending(outgoing)
    return outgoing.isTaken
  }

  private func finish(_ connection: Connection, persists: Bool) {
    connection.output = .none
    connection.machine.answered(persists: persists, at: now)
    _ = hasRoom(for: connection)
    // An answer that promised to persist may have been under way when the server was stopped.
    let isLast = phase == .closing && connection.machine.isIdle
    if !persists || isLast { beginClose(connection) }
  }
}
