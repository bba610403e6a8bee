import Formats
import Testing

struct CursorTests {
  @Test func nothingIsSkippedOrRepeatedWhenSnapshotsAreSwappedAllTheTime() throws {
    let example = Example(["acme": try Organisation.crowd(250)])
    for order in ["", "&sortBy=userName&sortOrder=descending"] {
      var (ids, cursor, pages) = ([String](), Optional(""), 0)
      while let at = cursor, pages < 20 {
        let answer = example.ask("/Users?count=30&cursor=\(at)\(order)")
        ids += answer.ids
        cursor = answer.json["nextCursor"]?.string
        pages += 1
        example.publish(
          try Organisation.crowd(pages % 2 == 0 ? 240 : 300), generation: 100 * pages + order.count)
      }
      #expect(pages == (order.isEmpty ? 9 : 10))
      #expect(Set(ids).count == (order.isEmpty ? 250 : 300) && ids.count == Set(ids).count)
    }
  }

  @Test func aCursorThatIsNoneOrTooOldIsRefused() throws {
    let example = Example(["acme": try Organisation.crowd(250)])
    let next = example.ask("/Users?cursor=&count=10").json["nextCursor"]?.string ?? ""
    #expect(example.ask("/Users?cursor=\(next)&count=10").ids.first == "100010")
    let others = [
      "/Users?cursor=x", "/Users?cursor=1-1-1", "/Groups?cursor=\(next)",
      "/Users?cursor=\(next)&filter=id%20pr", "/Users?cursor=\(next)&sortBy=userName",
      "/Users?cursor=-\(next)", "/Users?cursor=7-99999999999999999999999-0c",
    ]
    let kinds = others.map { example.ask($0).json["scimType"]?.string }
    #expect(kinds == others.map { _ in "invalidCursor" })
    example.publish(try Organisation.crowd(5), generation: 8)
    #expect(example.ask("/Users?cursor=\(next)").ids.first == "100010")
    example.wait(seconds: 600)
    let late = example.ask("/Users?cursor=\(next)")
    #expect(late.status == 400 && late.json["scimType"]?.string == "expiredCursor")
    #expect(example.ask("/Users?cursor=").json["nextCursor"] == nil)
  }
}
