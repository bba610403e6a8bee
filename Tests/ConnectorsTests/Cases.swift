import Formats
import TestSupport

/// Tables of this target, from `Fixtures/Connectors`.
enum Cases {
  static func load(_ name: String) throws -> [JSON] {
    try JSON.parse(try Fixture.bytes("Connectors/" + name)).array ?? []
  }
}

extension JSON {
  func text(_ key: String) -> String { self[key]?.string ?? "" }

  func texts(_ key: String) -> [String] { self[key]?.array?.compactMap { $0.string } ?? [] }
}
