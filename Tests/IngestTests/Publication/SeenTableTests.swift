import Formats
import Ingest
import Testing

@Suite struct SeenTableTests {
  typealias Object = (kind: SeenTable.Kind, id: String, hash: UInt64)

  func table(
    after previous: SeenTable, at seconds: Int64, _ objects: [Object]
  ) throws -> SeenTable {
    var builder = SeenTableBuilder(following: previous, at: Timestamp(seconds: seconds))
    for object in objects {
      try builder.add(object.kind, Array(object.id.utf8)[...], hash: object.hash)
    }
    return builder.finish()
  }

  func times(_ table: SeenTable, _ kind: SeenTable.Kind, _ id: String) -> [Int64]? {
    table.entry(kind, Array(id.utf8)[...]).map { [$0.firstSeen.seconds, $0.changed.seconds] }
  }

  @Test func `first seen stays, changed follows the content, the gone leave`() throws {
    let first = try table(
      after: .empty, at: 100,
      [(.account, "1", 11), (.account, "10", 12), (.account, "2", 13), (.group, "1", 14)])
    let second = try table(
      after: first, at: 200,
      [(.account, "1", 11), (.account, "15", 15), (.account, "2", 99), (.group, "1", 14)])
    let third = try table(
      after: second, at: 300, [(.account, "10", 12), (.account, "2", 99), (.entitlement, "1", 1)])
    let expected: [(SeenTable, SeenTable.Kind, String, [Int64]?)] = [
      (first, .account, "1", [100, 100]), (first, .group, "1", [100, 100]),
      (second, .account, "1", [100, 100]), (second, .account, "15", [200, 200]),
      (second, .account, "2", [100, 200]), (second, .account, "10", nil),
      (second, .group, "1", [100, 100]), (second, .group, "2", nil),
      (third, .account, "2", [100, 200]), (third, .account, "10", [300, 300]),
      (third, .entitlement, "1", [300, 300]), (third, .account, "", nil),
    ]
    for (table, kind, id, expected) in expected {
      #expect(times(table, kind, id) == expected, "\(kind) \(id)")
    }
    #expect(third.count == 3)
    #expect(third.firstSeen(.account, Array("2".utf8)[...]) == Timestamp(seconds: 100))
    #expect(third.changed(.account, Array("2".utf8)[...]) == Timestamp(seconds: 200))
  }

  @Test func `the same content gives the same bytes`() throws {
    let objects: [Object] = [(.account, "", 0), (.account, "é", .max), (.credential, "k", 3)]
    let first = try table(after: .empty, at: 100, objects)
    #expect(try table(after: first, at: 900, objects) == first)
    #expect(SeenTable(first.bytes) == first)
    #expect(SeenTable(SeenTable.empty.bytes)?.count == 0)
  }

  @Test func `objects out of order are refused`() throws {
    let cases: [[Object]] = [
      [(.account, "2", 1), (.account, "10", 1)], [(.group, "1", 1), (.account, "2", 1)],
      [(.account, "1", 1), (.account, "1", 2)],
    ]
    for objects in cases {
      #expect(throws: FormatError.self) { try table(after: .empty, at: 1, objects) }
    }
  }

  @Test func `every damaged byte and every truncation is noticed`() throws {
    let bytes = try table(
      after: .empty, at: 100, [(.account, "abc", 7), (.group, "defg", 8)]
    ).bytes
    var accepted: [Int] = []
    for index in bytes.indices {
      for flip in [UInt8(1), 0x80, 0xFF] {
        var damaged = bytes
        damaged[index] ^= flip
        if SeenTable(damaged) != nil { accepted.append(index) }
      }
      if SeenTable(Array(bytes[..<index])) != nil { accepted.append(index) }
    }
    #expect(accepted.isEmpty)
    #expect(SeenTable(bytes + [0]) == nil)
  }

  @Test func `rows that lie about themselves are refused though the checksum is right`() throws {
    let sound = try table(after: .empty, at: 1, [(.account, "a", 1), (.account, "b", 1)]).bytes
    // The length of the first id stands behind magic, format and kind.
    for length in [UInt8(0), 2, 255] {
      var body = Array(sound.dropLast(8))
      body[13] = length
      let checksum = Checksum.of(body)
      let sealed = body + (0..<8).map { UInt8(truncatingIfNeeded: checksum >> ($0 * 8)) }
      #expect(SeenTable(sealed) == nil)
    }
  }
}
