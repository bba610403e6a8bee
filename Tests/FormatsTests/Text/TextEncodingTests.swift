import Formats
import Testing

struct TextEncodingTests {
  private func encoding(_ item: JSON) -> TextEncoding? {
    TextEncoding(name: item["encoding"]?.string ?? "")
  }

  @Test func `named encodings are decoded`() throws {
    for item in try FormatsFixture.cases("Text/encodings.json", "decoded") {
      let decoded = try encoding(item)?.decode(item.input)
      #expect(decoded == item["written"]?.string.map { Array($0.utf8) }, "\(item.name)")
    }
    for encoding in TextEncoding.allCases { #expect(TextEncoding(name: encoding.name) == encoding) }
    #expect(TextEncoding(name: "utf-7") == nil)
  }

  @Test func `what the name does not fit is refused with its place`() throws {
    for item in try FormatsFixture.cases("Text/encodings.json", "refused") {
      let error = #expect(throws: FormatError.self, "\(item.name)") {
        try encoding(item)?.decode(item.input)
      }
      #expect(error?.offset == item["at"]?.integer, "\(item.name): \(String(describing: error))")
    }
  }

  @Test func `a hint names what the bytes look like`() throws {
    for item in try FormatsFixture.cases("Text/encodings.json", "likely") {
      #expect(TextEncoding.likely(for: item.input) == encoding(item), "\(item)")
    }
  }
}
