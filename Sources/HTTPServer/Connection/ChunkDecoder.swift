import HTTP

/// Takes a chunked body apart (RFC 9112 section 7.1), bounded in every direction.
struct ChunkDecoder {
  private enum State {
    case size
    case data(remaining: Int)
    case dataEnd
    case trailer(count: Int, bytes: Int)
  }

  private var state = State.size
  private var extensionBytes = 0

  /// True when the whole body and its trailer section were read.
  mutating func decode(
    _ input: inout InputBuffer, into body: inout [UInt8], limits: Limits
  ) throws(Refusal) -> Bool {
    while true {
      switch state {
      case .data(let remaining):
        let taken = input.take(remaining)
        body.append(contentsOf: taken)
        guard taken.count == remaining else {
          state = .data(remaining: remaining - taken.count)
          return false
        }
        state = .dataEnd
      case .size:
        guard let line = try nextLine(&input, limits: limits) else { return false }
        try beginChunk(input.bytes[line], room: limits.bodyBytes - body.count, limits: limits)
        input.consumeLines()
      case .dataEnd:
        // Two bytes and nothing else: what follows the data is never searched for a line end.
        guard let line = try nextLine(&input, limits: limits) else {
          return try waitForDataEnd(input)
        }
        guard line.isEmpty else { throw .malformed("A chunk is longer than its size.") }
        input.consumeLines()
        state = .size
      case .trailer(let count, let bytes):
        guard let line = try nextTrailer(&input, read: bytes, limits: limits) else { return false }
        let isEnd = line.isEmpty
        if !isEnd {
          // RFC 9110 section 6.5.1: checked and dropped; nothing here may change the framing.
          _ = try FieldLine(input.bytes[line])
          guard count < limits.headerCount else { throw Self.trailerTooLarge }
          state = .trailer(count: count + 1, bytes: bytes + line.count + 2)
        }
        input.consumeLines()
        if isEnd { return true }
      }
    }
  }

  private mutating func beginChunk(
    _ line: ArraySlice<UInt8>, room: Int, limits: Limits
  ) throws(Refusal) {
    let chunk = try ChunkLine.parse(line)
    extensionBytes += chunk.extensionBytes
    guard extensionBytes <= limits.chunkExtensionBytes else {
      throw .malformed("The chunk extensions are too large.")
    }
    guard chunk.size <= room else {
      throw Refusal(.contentTooLarge, "The body is larger than this server takes.")
    }
    state = chunk.size == 0 ? .trailer(count: 0, bytes: 0) : .data(remaining: chunk.size)
  }

  private func nextLine(
    _ input: inout InputBuffer, limits: Limits
  ) throws(Refusal) -> Range<Int>? {
    let line = try input.nextLine()
    guard (line?.count ?? input.unfinishedCount) <= limits.chunkLineBytes else {
      throw .malformed("The size line of a chunk is too long.")
    }
    return line
  }

  private func nextTrailer(
    _ input: inout InputBuffer, read: Int, limits: Limits
  ) throws(Refusal) -> Range<Int>? {
    let line = try input.nextLine()
    guard read + (line?.count ?? input.unfinishedCount) <= limits.headerBytes else {
      throw Self.trailerTooLarge
    }
    return line
  }

  private func waitForDataEnd(_ input: InputBuffer) throws(Refusal) -> Bool {
    let rest = input.bytes[input.start...]
    guard rest.isEmpty || rest.elementsEqual([0x0D]) else {
      throw .malformed("A chunk is longer than its size.")
    }
    return false
  }

  private static let trailerTooLarge = Refusal(
    .headerTooLarge, "The trailer section is larger than this server takes.")
}
