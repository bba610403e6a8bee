internal import Formats

/// Reads the fields of a record in the order in which `PackedWriter` wrote them.
struct PackedReader {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  /// What has not been read yet.
  var rest: ArraySlice<UInt8> { bytes[at...] }

  mutating func slice() -> ArraySlice<UInt8>? {
    let number = number()
    guard number > 0 else { return nil }
    let end = at + Int(number - 1)
    defer { at = end }
    return bytes[at..<end]
  }

  mutating func text() -> String? { slice().map { String(decoding: $0, as: UTF8.self) } }

  mutating func count() -> Int { Int(number()) }

  mutating func texts() -> [String] { (0..<number()).compactMap { _ in text() } }

  mutating func time() -> Timestamp? {
    let number = number()
    guard number > 0 else { return nil }
    let value = number - 1
    return Timestamp(milliseconds: Int64(bitPattern: value >> 1) ^ -Int64(value & 1))
  }

  mutating func word<Value: RawRepresentable<UInt8>>(else fallback: Value) -> Value {
    defer { at += 1 }
    return Value(rawValue: bytes[at]) ?? fallback
  }

  mutating func truth() -> Truth { word(else: .unknown) }

  mutating func flag() -> Bool {
    defer { at += 1 }
    return bytes[at] != 0
  }

  private mutating func number() -> UInt64 { PackedNumber.read(bytes, &at) }
}
