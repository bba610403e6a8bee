import HTTP
import Testing

@Suite struct HeaderFieldsTests {
  @Test func `finds values by name without case and keeps repetitions`() {
    var fields = HeaderFields([(.accept, "a"), (.host, "b"), (FieldName("ACCEPT")!, "c")])
    #expect(fields[.accept] == "a")
    #expect(fields["aCCept"] == "a")
    #expect(fields.values(.accept) == ["a", "c"])
    #expect(fields.count(.accept) == 2)
    #expect(fields.bytes(.host).map { Array($0) } == Array("b".utf8))
    #expect(fields["not a token"] == nil)
    fields[.accept] = "d"
    #expect(fields.lines.map { "\($0.name)=\($0.value)" } == ["Host=b", "Accept=d"])
    fields[.host] = nil
    #expect(fields.count == 1)
    #expect(fields[.host] == nil)
  }

  @Test func `names are tokens, and only ASCII letters have two cases`() {
    #expect(FieldName("X-A!#$%&'*+.^_`|~9") != nil)
    for wrong in ["", "X A", "X:A", "X\r\n", "café", "X\"", "(X)"] {
      #expect(FieldName(wrong) == nil)
    }
    #expect(FieldName("etag")! == .etag)
    #expect(FieldName("et@g") == nil)
    #expect(FieldName("X^")! != FieldName("X~")!)
  }

  @Test func `values with control characters are not safe`() {
    #expect(HeaderFields.isSafe("a\tb é"))
    for wrong in ["a\r\nb", "a\nb", "a\rb", "a\0b", "\u{7F}", "\u{1B}"] {
      #expect(!HeaderFields.isSafe(wrong))
    }
  }
}
