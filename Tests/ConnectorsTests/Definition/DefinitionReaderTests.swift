import Formats
import TestSupport
import Testing

@testable import Connectors

@Suite struct DefinitionReaderTests {
  @Test func `every mistake is told with its place and what was meant`() throws {
    let table = try JSON.parse(try Fixture.bytes("Connectors/definition-mistakes.json"))
    let definition = table.text("definition")
    _ = try DefinitionReader.read(Array(definition.utf8), file: "d.json")
    for item in table["cases"]?.array ?? [] {
      let name = item.text("name")
      let broken = definition.replacing(item.text("old"), with: item.text("new"))
      do {
        _ = try DefinitionReader.read(Array(broken.utf8), file: "d.json")
        Issue.record("accepted: \(name)")
      } catch {
        let told = error.description
        if let place = item["at"]?.string {
          #expect(told.contains("d.json:\(place): "), "\(name): \(told)")
        }
        for part in item.texts("says") { #expect(told.contains(part), "\(name): \(told)") }
      }
    }
  }

  @Test func `all mistakes are told at once`() {
    let error = #expect(throws: Mistakes.self) {
      try DefinitionReader.read(
        Array(#"{ app: 1, streams: { a: {}, b: 2 } }"#.utf8), file: "d.json")
    }
    #expect((error?.all.count ?? 0) >= 6)
  }

  @Test func `a text that is no definition is one mistake, never a crash`() {
    for text in [
      "", "[]", "{", "null", "{}", "{ streams: [] }", "\u{0}", "{ streams: { a: { emit: [7] } } }",
    ] {
      #expect(throws: Mistakes.self, "\(text)") {
        try DefinitionReader.read(Array(text.utf8), file: "d.json")
      }
    }
  }
}
