import Formats
import Testing

struct JSONWriterTests {
  @Test func `every byte of a string survives, with the fewest escapes`() throws {
    for code in UInt32(0)..<0x180 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      // Seven, eight and nine plain bytes before it, so that it falls on every side of a word.
      for length in 7...9 {
        let text = String(repeating: "x", count: length) + String(Character(scalar)) + "y"
        let bytes = JSON.string(text).bytes
        #expect(try JSON.parse(bytes) == .string(text))
        let isEscaped = code < 0x20 || code == 0x22 || code == 0x5C
        #expect(bytes.contains(ASCII.backslash) == isEscaped)
      }
    }
  }

  @Test func `text for people is indented`() {
    let value = JSON.members([
      "a": .array([.integer(1), .object([:])]), "b": .members(["c": .null]), "d": .array([]),
    ])
    let expected = """
      {
        "a": [
          1,
          {}
        ],
        "b": {
          "c": null
        },
        "d": []
      }

      """
    #expect(String(decoding: value.pretty(), as: UTF8.self) == expected)
  }
}
