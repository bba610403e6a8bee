package import Formats

/// The object whose creation publishes a generation: what it holds and where its bytes are.
package struct GenerationRecord: Sendable, Equatable {
  static let format = 1

  package let number: Int
  package let facts: PullFacts
  /// The name of the bytes without suffix; an unchanged pull names its predecessor's.
  package let stem: String
  package let bytes: StoredBytes
  /// Set where the shrink guard held the snapshot and a person let it pass.
  package let acceptance: Acceptance?

  package var instance: String { facts.instance }

  /// The record as it is stored, for evidence.
  package var json: JSON {
    (try? sealed()).flatMap { try? JSON.parse($0) } ?? .null
  }

  func sealed() throws(StoreError) -> [UInt8] {
    var object = JSONObject()
    object["format"] = .integer(Self.format)
    object["n"] = .integer(number)
    object["snap"] = .string(try StoreName.snapshot(instance, stem).text)
    facts.write(into: &object)
    bytes.write(into: &object)
    if let acceptance { object["accepted"] = acceptance.json }
    return SealedJSON.seal(object)
  }
}

/// What stands under a generation's number.
enum RecordReading: Sendable, Equatable {
  case valid(GenerationRecord)
  /// Half written or damaged: as if it were not there, but its number is used.
  case void
  /// Written by a later release.
  case unknownFormat(Int)
}

extension RecordReading {
  /// Reads the object named `number` of `instance`; it must say so itself.
  init(_ bytes: [UInt8], instance: String, number: Int) {
    guard let object = SealedJSON.open(bytes), let format = object["format"]?.integer else {
      self = .void
      return
    }
    guard format == GenerationRecord.format else {
      self = .unknownFormat(format)
      return
    }
    guard let record = GenerationRecord(object), record.instance == instance,
      record.number == number
    else {
      self = .void
      return
    }
    self = .valid(record)
  }
}

extension GenerationRecord {
  fileprivate init?(_ object: JSONObject) {
    guard let number = object["n"]?.integer, number > 0, let facts = PullFacts(object),
      let bytes = StoredBytes(object), let snap = object["snap"]?.string,
      let stem = (try? StoreName(snap))?.last(without: ".rsnap"),
      (try? StoreName.snapshot(facts.instance, stem))?.text == snap
    else { return nil }
    self.init(
      number: number, facts: facts, stem: stem, bytes: bytes,
      acceptance: object["accepted"].flatMap { Acceptance($0) })
  }
}
