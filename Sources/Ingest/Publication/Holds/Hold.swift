package import Formats

/// A complete snapshot that lost too much to be published without a person's word.
package struct Hold: Sendable, Equatable {
  package let facts: PullFacts
  /// What the generation before held.
  package let before: GenerationCounts
  /// What is lost, one sentence each.
  package let reasons: [String]
  package let time: Timestamp
  package let bytes: StoredBytes

  package var instance: String { facts.instance }
  package var run: String { facts.run }
}

extension Hold {
  private static let format = 1

  func sealed() -> [UInt8] {
    var object = JSONObject()
    object["format"] = .integer(Self.format)
    facts.write(into: &object)
    bytes.write(into: &object)
    var counts = JSONObject()
    before.write(into: &counts)
    object["before"] = .object(counts)
    object["reasons"] = .array(reasons.map { .string($0) })
    object["held"] = .string(time.rfc3339)
    return SealedJSON.seal(object)
  }

  /// Nil where the record is damaged or of another format.
  init?(_ sealed: [UInt8]) {
    guard let object = SealedJSON.open(sealed), object["format"]?.integer == Self.format,
      let facts = PullFacts(object), let bytes = StoredBytes(object),
      let before = object["before"]?.object.flatMap({ GenerationCounts($0) }),
      let reasons = object["reasons"]?.array,
      let time = object["held"]?.string.flatMap({ Timestamp(rfc3339: $0) })
    else { return nil }
    self.init(
      facts: facts, before: before, reasons: reasons.compactMap { $0.string }, time: time,
      bytes: bytes)
  }
}
