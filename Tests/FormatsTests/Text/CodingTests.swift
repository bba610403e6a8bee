import Formats
import Testing

struct CodingTests {
  @Test func `Base64, Base32 and hexadecimal`() throws {
    for item in try FormatsFixture.cases("Text/codings.json", "encoded") {
      let (standard, url) = (item["standard"]?.string ?? "?", item["url"]?.string ?? "?")
      #expect(Base64.encode(item.input) == standard && Base64.decode(standard) == item.input)
      #expect(Base64.encode(item.input, .url) == url && Base64.decode(url, .url) == item.input)
      #expect(Base32.encode(item.input) == item["base32"]?.string)
      #expect(Hexadecimal.encode(item.input) == item["hex"]?.string)
    }
    #expect(Base32.encode(SHA256.hash([])).prefix(26) == "4oymiquy7qobjgx36tejs35zeq")
  }

  @Test func `what is not exactly encoded is refused`() throws {
    for item in try FormatsFixture.cases("Text/codings.json", "notStandard") {
      #expect(Base64.decode(item.string ?? "") == nil, "\(item)")
    }
    for item in try FormatsFixture.cases("Text/codings.json", "notURL") {
      #expect(Base64.decode(item.string ?? "", .url) == nil, "\(item)")
    }
    for text in ["0", "0g", "g0", "00 ", "0x00", "é"] {
      #expect(Hexadecimal.decode(text) == nil, "\(text)")
    }
    #expect(Hexadecimal.decode("aBF0") == [0xAB, 0xF0])
  }

  @Test func `percent-encoding by place`() throws {
    let places: [(String, PercentCoding.Component)] = [
      ("pathSegment", .pathSegment), ("queryValue", .queryValue), ("form", .form),
    ]
    for item in try FormatsFixture.cases("Text/codings.json", "percent") {
      let text = item["text"]?.string ?? ""
      for (name, place) in places {
        let encoded = PercentCoding.encode(text, as: place)
        #expect(encoded == item[name]?.string, "\(name) of \(item)")
        #expect(PercentCoding.decode(encoded, as: place) == .some(text), "\(name) of \(item)")
      }
    }
    for item in try FormatsFixture.cases("Text/codings.json", "notPercent") {
      let decoded: String? = PercentCoding.decode(item.string ?? "")
      #expect(decoded == nil, "\(item)")
    }
    #expect(PercentCoding.decode("%FF+".utf8) == [0xFF, 0x2B])
  }
}
