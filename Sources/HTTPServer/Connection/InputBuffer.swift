import HTTP

/// Bytes received and not consumed yet, handed out line by line.
///
/// Every byte is searched once, however slowly the bytes trickle in.
struct InputBuffer {
  private(set) var bytes: [UInt8] = []
  /// The first byte that is not consumed.
  private(set) var start = 0
  /// The first byte of the line that is read next; lines before it are read, not consumed.
  private(set) var lineStart = 0
  private var searched = 0

  var isEmpty: Bool { start == bytes.count }
  /// The length of the line whose end has not come yet, without a CR that may belong to the end.
  var unfinishedCount: Int {
    let count = bytes.count - lineStart
    return count > 0 && bytes[bytes.count - 1] == 0x0D ? count - 1 : count
  }
  /// What was read and not consumed, the unfinished line included.
  var heldCount: Int { bytes.count - start }

  mutating func append(_ more: ArraySlice<UInt8>) {
    if start > 0 {
      // What stays is at most one unfinished head: moving it is bounded by the limits.
      if start == bytes.count {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 65_536)
      } else {
        bytes.removeSubrange(..<start)
      }
      lineStart -= start
      searched -= start
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next line without its CRLF, or nil if its end has not come.
  mutating func nextLine() throws(Refusal) -> Range<Int>? {
    var at = searched
    let end = bytes.count
    while at < end, bytes[at] != 0x0A { at += 1 }
    searched = at
    guard at < end else { return nil }
    // RFC 9112 section 2.2 lets a lone LF pass; refused, as two readers may differ.
    guard at > lineStart, bytes[at - 1] == 0x0D else {
      throw .malformed("A line does not end in CR LF.")
    }
    let line = lineStart..<(at - 1)
    lineStart = at + 1
    searched = lineStart
    return line
  }

  /// Gives memory back while nothing is expected soon.
  mutating func shrink() {
    if isEmpty && bytes.capacity > 4_096 { self = InputBuffer() }
  }

  /// Lets go of the lines that were read.
  mutating func consumeLines() { start = lineStart }

  /// Consumes up to `count` bytes that belong to no line.
  mutating func take(_ count: Int) -> ArraySlice<UInt8> {
    let end = start + min(count, bytes.count - start)
    defer {
      start = end
      lineStart = end
      searched = end
    }
    return bytes[start..<end]
  }
}
