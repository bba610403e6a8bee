internal import Formats

/// A JSON object that proves itself: its last member is the SHA-256 of the bytes before it.
enum SealedJSON {
  private static let opening = Array(#","self":""#.utf8)
  private static let closing = Array(#""}"#.utf8)
  private static let hashSize = 64

  static func seal(_ object: JSONObject) -> [UInt8] {
    let body = JSON.object(object).bytes.dropLast()
    return body + opening + SHA256.hex(Array(body)).utf8 + closing
  }

  /// The object; nil where the bytes are not what was sealed.
  static func open(_ bytes: [UInt8]) -> JSONObject? {
    let tail = opening.count + hashSize + closing.count
    guard bytes.count > tail else { return nil }
    let body = bytes.dropLast(tail)
    let expected = opening + SHA256.hex(Array(body)).utf8 + closing
    guard bytes.suffix(tail).elementsEqual(expected) else { return nil }
    return (try? JSON.parse(Array(body) + [ASCII.closeBrace]))?.object
  }
}
