import Formats
import Testing

@testable import Connectors

@Suite struct SettingsCheckTests {
  private static let definition = """
    {
      app: "s", name: "S", about: "s", evidence: { specification: "none", date: "2026-11" },
      settings: {
        text: { type: "string", about: "a text" }, url: { type: "url", about: "an address", optional: true },
        count: { type: "integer", about: "a number", default: 3 }, flag: { type: "boolean", about: "a flag", default: true },
        list: { type: "list", about: "texts", optional: true }, object: { type: "object", about: "pairs", optional: true },
        word: { type: "oneOf", values: ["users", "groups"], about: "a word", optional: true },
      },
      streams: {},
    }
    """

  private func check(_ text: String) throws -> (settings: JSONObject, told: String) {
    let definition = try DefinitionReader.read(Array(Self.definition.utf8), file: "s.json")
    let collector = MistakeCollector()
    let value = try LocatedReader.read(Array(text.utf8), file: "c.json")
    let settings = SettingsCheck(definition).check(
      value, at: value.place, instance: "i", file: "c.json", into: collector)
    do {
      try collector.throwIfAny()
      return (settings, "")
    } catch {
      return (settings, error.description)
    }
  }

  @Test func `defaults are filled in`() throws {
    let (settings, told) = try check(#"{ text: "x" }"#)
    #expect(told.isEmpty)
    #expect(settings["count"]?.integer == 3 && settings["flag"]?.bool == true)
    #expect(settings["url"]?.isNull == true && settings["text"]?.string == "x")
  }

  @Test(arguments: [
    (#"{}"#, #"needs the setting "text" (a text): write settings: { text: "..." }"#),
    (#"{ txt: "x", text: "x" }"#, #"did you mean "text"?"#),
    (#"{ text: "" }"#, #"setting "text" is empty"#),
    (#"{ text: 7 }"#, "must be a text, not a number"),
    (#"{ text: "x", url: "a.test" }"#, "must be a URL that begins with https://"),
    (#"{ text: "x", count: 1.5 }"#, "must be a whole number"),
    (#"{ text: "x", count: "3" }"#, "must be a whole number, not a"),
    (#"{ text: "x", flag: "yes" }"#, "must be true or false, not a"),
    (#"{ text: "x", list: ["a", 1] }"#, "must hold texts only"),
    (#"{ text: "x", object: [] }"#, "must be an object of texts, not a"),
    (#"{ text: "x", object: { a: 1 } }"#, "must hold texts only"),
    (
      #"{ text: "x", word: "user" }"#,
      #"cannot be "user" (did you mean "users"?): one of users, groups"#
    ),
  ])
  func `what does not fit is told`(text: String, says: String) throws {
    let told = try check(text).told
    #expect(told.contains(says) && told.contains("c.json:1:"), "\(told)")
  }

  @Test func `columns mean fields that some file has`() throws {
    let definition = try #require(try Catalogue.load()["csv"])
    let text = """
      { accounts: "a.csv", columns: { Nr: "ID", Mail: "emial", Team: "group name", Role: "rolle",
        Shoe: "shoe size" } }
      """
    let collector = MistakeCollector()
    let value = try LocatedReader.read(Array(text.utf8), file: "c.json")
    _ = SettingsCheck(definition).check(
      value, at: value.place, instance: "i", file: "c.json", into: collector)
    let told = #expect(throws: Mistakes.self) { try collector.throwIfAny() }?.all ?? []
    #expect(told.map { "\($0.place.line):\($0.place.column)" } == ["1:49", "1:84", "2:9"])
    #expect(told.first?.what.contains("no field \"emial\" (did you mean \"email\"?)") == true)
    #expect(told.last?.what.contains("write one of account_id, username") == true)
  }
}
