import Formats
import Identity

/// What renderers append; spans keep each step one copy without a `String` on the way.
extension [UInt8] {
  /// A text that is written in the source.
  @inline(__always)
  mutating func append(literal: String) { append(literal.utf8Span.span) }

  /// A whole number.
  mutating func append(number: Int) { append(contentsOf: String(number).utf8) }

  /// A text of the pool as it stands.
  @inline(__always)
  mutating func append(raw range: TextRange, of pool: Span<UInt8>) {
    append(pool.extracting(Int(range.start)..<Int(range.start) + Int(range.length)))
  }

  /// A text of the pool as a JSON string.
  @inline(__always)
  mutating func append(string range: TextRange, of pool: Span<UInt8>) {
    JSONWriter.appendString(
      pool.extracting(Int(range.start)..<Int(range.start) + Int(range.length)), to: &self)
  }

  /// A text of the pool as one segment of a path; all that it becomes may stand in JSON.
  @inline(__always)
  mutating func append(pathSegment range: TextRange, of pool: Span<UInt8>) {
    PercentCoding.append(
      pool.extracting(Int(range.start)..<Int(range.start) + Int(range.length)),
      as: .pathSegment, to: &self)
  }

  /// A time of a row as a JSON string.
  mutating func append(time: Int64) {
    append(ASCII.quote)
    Timestamp(milliseconds: time).appendRFC3339(to: &self)
    append(ASCII.quote)
  }

  /// A member of an object whose text may be missing: then nothing is written.
  @inline(__always)
  mutating func append(member name: String, _ range: TextRange, of pool: Span<UInt8>) {
    guard range.length > 0 else { return }
    append(literal: name)
    append(string: range, of: pool)
  }

  /// A member whose text is a `TextList` of the pool, joined by semicolons; nothing where empty.
  mutating func append(member name: String, joined range: TextRange, of pool: Span<UInt8>) {
    guard range.length > 0 else { return }
    var text: [UInt8] = []
    for position in Int(range.start)..<Int(range.start) + Int(range.length) {
      let byte = pool[position]
      text.append(byte == TextList.separator ? ASCII.semicolon : byte)
    }
    append(literal: name)
    JSONWriter.appendString(text.span, to: &self)
  }
}
