package import HTTP

/// The protocol of one connection: bytes in, steps out; no sockets and no clock.
///
/// The owner appends what it received, asks for the next step until it is told to wait, and says
/// when an answer has left. After a refusal or `close` nothing more is read from the bytes.
package struct ConnectionMachine {
  /// What the owner has to do now.
  package enum Step {
    /// More bytes are needed, or the answer under way has to leave first.
    case wait
    /// Send `HTTP/1.1 100 Continue` and ask again.
    case sendContinue
    /// Answer the request, then say `answered`.
    case respond(Incoming)
    /// Send the refusal, then close.
    case refuse(Refusal)
    case close
  }

  /// A whole request and what its answer must say about the connection.
  package struct Incoming {
    package let request: Request
    package let persists: Bool
    package let isHTTP11: Bool
  }

  private enum State {
    /// Nothing of the next request has come.
    case idle
    case requestLine(emptyLines: Int)
    case fields(RequestLine, FieldSummary)
    case sized(RequestHead, remaining: Int)
    case chunked(RequestHead, ChunkDecoder)
    case answering
    case over
  }

  private let limits: Limits
  private var state = State.requestLine(emptyLines: 0)
  private var input = InputBuffer()
  /// The body so far; here and not in the state, so that it has one owner while it grows.
  private var body: [UInt8] = []
  private var hasEnded = false
  private var isHead = false
  /// When the state under way has lasted too long; the owner then calls `expire`.
  package private(set) var deadline: Moment

  package init(limits: Limits, at now: Moment) {
    self.limits = limits
    deadline = now.after(seconds: limits.headerSeconds)
  }

  /// Whether closing now cuts nothing off.
  package var isIdle: Bool {
    switch state {
    case .idle, .over: true
    case .requestLine: input.isEmpty
    case .fields, .sized, .chunked, .answering: false
    }
  }

  package mutating func receive(_ bytes: ArraySlice<UInt8>, at now: Moment) {
    if case .over = state { return }
    input.append(bytes)
    if case .idle = state, !bytes.isEmpty { beginRequest(at: now) }
  }

  /// The peer will send nothing more; what it sent is still answered (RFC 9112 section 9.6).
  package mutating func receiveEnd() { hasEnded = true }

  package mutating func answered(persists: Bool, at now: Moment) {
    guard case .answering = state, persists else { return end() }
    if input.isEmpty {
      input.shrink()
      state = .idle
      deadline = now.after(seconds: limits.idleSeconds)
    } else {
      beginRequest(at: now)
    }
  }

  /// The bytes of requests that are not answered yet.
  package var heldCount: Int { input.heldCount + body.count }

  /// Nothing more is taken, for a reason that lies outside this connection.
  package mutating func abandon() { end() }

  /// The deadline has passed.
  package mutating func expire() -> Step {
    defer { end() }
    // RFC 9110 section 15.5.9; a peer that asked nothing gets no answer.
    if isIdle { return .close }
    var refusal = Refusal(.requestTimeout, "The request took too long to arrive.")
    refusal.omitsBody = isHead
    return .refuse(refusal)
  }

  package mutating func next(at now: Moment) -> Step {
    do throws(Refusal) {
      let step = try advance(at: now)
      guard case .wait = step, hasEnded else { return step }
      if case .answering = state { return .wait }
      end()
      return .close
    } catch {
      end()
      var refusal = error
      refusal.omitsBody = isHead
      return .refuse(refusal)
    }
  }

  private mutating func beginRequest(at now: Moment) {
    state = .requestLine(emptyLines: 0)
    deadline = now.after(seconds: limits.headerSeconds)
    isHead = false
  }

  /// A connection that only waits for its peer to close holds nothing.
  private mutating func end() {
    state = .over
    input = InputBuffer()
    body = []
  }

  private mutating func takeState() -> State {
    var taken = State.over
    swap(&taken, &state)
    return taken
  }
}

extension ConnectionMachine {
  private mutating func advance(at now: Moment) throws(Refusal) -> Step {
    while true {
      switch takeState() {
      case .idle:
        state = .idle
        return .wait
      case .answering:
        state = .answering
        return .wait
      case .over:
        return .close
      case .requestLine(let emptyLines):
        guard try readRequestLine(emptyLines: emptyLines) else { return .wait }
      case .fields(let line, let summary):
        guard try readFields(line, summary, at: now) else { return .wait }
        if case .sized(let head, _) = state, mustContinue(head) { return .sendContinue }
        if case .chunked(let head, _) = state, mustContinue(head) { return .sendContinue }
      case .sized(let head, let remaining):
        let taken = input.take(remaining)
        body.append(contentsOf: taken)
        if taken.count == remaining { return respond(head) }
        state = .sized(head, remaining: remaining - taken.count)
        return .wait
      case .chunked(let head, var decoder):
        if try decoder.decode(&input, into: &body, limits: limits) { return respond(head) }
        state = .chunked(head, decoder)
        return .wait
      }
    }
  }

  /// False if the line has not come yet.
  private mutating func readRequestLine(emptyLines: Int) throws(Refusal) -> Bool {
    guard let range = try input.nextLine() else {
      try checkUnfinishedRequestLine()
      state = .requestLine(emptyLines: emptyLines)
      return false
    }
    if range.isEmpty {
      // RFC 9112 section 2.2: some clients send an empty line after a body; a flood is refused.
      guard emptyLines < limits.emptyLines else {
        throw .malformed("There are too many empty lines in front of the request.")
      }
      input.consumeLines()
      state = .requestLine(emptyLines: emptyLines + 1)
      return true
    }
    guard range.count <= limits.requestLineBytes else { throw Self.requestLineTooLong }
    let line = try RequestLine(input.bytes[range])
    isHead = line.method == .head
    input.consumeLines()
    state = .fields(line, FieldSummary())
    return true
  }

  /// Refuses early what cannot become a request line, such as the hello of a TLS client.
  private func checkUnfinishedRequestLine() throws(Refusal) {
    guard input.unfinishedCount > 0 else { return }
    let first = input.bytes[input.lineStart]
    guard Token.isCharacter(first) || first == 0x0D else {
      throw .malformed("The request line does not begin with a method.")
    }
    guard input.unfinishedCount <= limits.requestLineBytes else { throw Self.requestLineTooLong }
  }

  /// False if the fields are not complete yet.
  private mutating func readFields(
    _ line: RequestLine, _ summary: FieldSummary, at now: Moment
  ) throws(Refusal) -> Bool {
    var summary = summary
    while let range = try input.nextLine() {
      guard input.lineStart - input.start <= limits.headerBytes else { throw Self.fieldsTooLarge }
      if range.isEmpty {
        let bytes = input.bytes[input.start..<range.lowerBound]
        let head = try RequestHead(line: line, summary: summary, bytes: bytes, limits: limits)
        input.consumeLines()
        begin(head, at: now)
        return true
      }
      guard summary.places.count < limits.headerCount else { throw Self.fieldsTooLarge }
      let field = try FieldLine(input.bytes[range])
      try summary.add(field, in: input.bytes, from: input.start, isHTTP11: line.isHTTP11)
    }
    guard input.heldCount <= limits.headerBytes else { throw Self.fieldsTooLarge }
    state = .fields(line, summary)
    return false
  }

  private mutating func begin(_ head: RequestHead, at now: Moment) {
    switch head.framing {
    case .none: state = .sized(head, remaining: 0)
    case .length(let length): state = .sized(head, remaining: length)
    case .chunked: state = .chunked(head, ChunkDecoder())
    }
    deadline = now.after(seconds: limits.bodySeconds)
  }

  /// RFC 9110 section 10.1.1: only where there is a body, and nothing of it has come.
  private func mustContinue(_ head: RequestHead) -> Bool {
    head.expectsContinue && head.framing != .none && input.isEmpty
  }

  private mutating func respond(_ head: RequestHead) -> Step {
    state = .answering
    defer { body = [] }
    return .respond(
      Incoming(
        request: head.request(body: body), persists: head.persists, isHTTP11: head.line.isHTTP11))
  }

  // RFC 9112 section 3 and RFC 6585 section 5.
  private static let requestLineTooLong = Refusal(
    .uriTooLong, "The request line is longer than this server takes.")
  private static let fieldsTooLarge = Refusal(
    .headerTooLarge, "The header fields are larger than this server takes.")
}
