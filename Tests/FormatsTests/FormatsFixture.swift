import Formats
import TestSupport

/// The cases of a table in `Fixtures/Formats`, read by the other reader so that the strict one
/// does not vouch for itself.
enum FormatsFixture {
  static func cases(_ path: String, _ member: String) throws -> [JSON] {
    let file = "Formats/" + path
    let root = try LocatedReader.read(try Fixture.bytes(file), file: file).json
    return root[member]?.array ?? []
  }
}

extension JSON {
  /// The bytes of a case: its `text`, else its `hex`.
  var input: [UInt8] {
    self["text"]?.string.map { Array($0.utf8) } ?? self["hex"]?.string.flatMap(Hexadecimal.decode)
      ?? []
  }

  var name: String { self["name"]?.string ?? "a case without a name" }
}
