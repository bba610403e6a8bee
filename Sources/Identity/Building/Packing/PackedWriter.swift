internal import Formats

/// Writes the fields of a record one after another, without their names; `PackedReader` knows the
/// same order.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Nothing and the empty text are two things.
  mutating func add(_ text: String?) {
    guard let text else { return add(number: 0) }
    let utf8 = text.utf8Span.span
    add(number: UInt64(utf8.count) + 1)
    bytes.append(utf8)
  }

  mutating func add(_ text: [UInt8]) {
    add(number: UInt64(text.count) + 1)
    bytes.append(text.span)
  }

  mutating func add(_ texts: [String]) {
    add(number: UInt64(texts.count))
    for text in texts { add(text) }
  }

  mutating func add(_ count: Int) { add(number: UInt64(count)) }

  /// Times lie in the years 1 to 9999, so one more fits.
  mutating func add(_ time: Timestamp?) {
    guard let time else { return add(number: 0) }
    let value = time.milliseconds
    add(number: UInt64(bitPattern: value << 1 ^ value >> 63) + 1)
  }

  mutating func add(_ value: some RawRepresentable<UInt8>) { bytes.append(value.rawValue) }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  private mutating func add(number: UInt64) { PackedNumber.append(number, to: &bytes) }
}
