import Formats
import Testing

@testable import Connectors

@Suite struct PageWalkTests {
  @Test func `a list is whole only when its end proves it`() throws {
    for item in try Cases.load("page-walk.json") {
      let cap = item["cap"]?.integer.map { PageRule.Cap(rows: $0, say: "only \($0)") }
      var walk = PageWalk(cap: cap, agrees: item["agree"]?.bool ?? false)
      var steps: [String] = []
      var said = ""
      for page in item["pages"]?.array ?? [] {
        let lost = page["lost"]?.string.map { walk.beginAgain($0) }
        let step = try lost ?? walk.take(try Self.page(page))
        steps.append(Self.word(step))
        said = Self.text(step)
      }
      let name = item.text("name")
      #expect(steps == item.texts("steps"), "\(name): \(said)")
      #expect(said.contains(item.text("says")), "\(name): \(said)")
      #expect(item["received"]?.integer ?? walk.received == walk.received, "\(name)")
      #expect(item["duplicates"]?.integer ?? walk.duplicates == walk.duplicates, "\(name)")
      let notes = walk.notes.joined(separator: "; ")
      #expect(notes.contains(item.text("notes")), "\(name): \(notes)")
    }
  }

  @Test func `of rows with one id the first is new`() throws {
    var walk = PageWalk()
    _ = walk.take(PageWalk.Page(rows: Self.rows(["a"]), total: nil, next: .more("2")))
    #expect(walk.isNew(Self.rows(["a", "b", "b", "c"])) == [false, true, false, true])
  }

  private static func page(_ page: JSON) throws -> PageWalk.Page {
    let signal = try #require(page["next"])
    let member = try #require(signal.object?.members.first)
    let word = member.value.string ?? ""
    let next: PageWalk.Next =
      switch member.key {
      case "end": .end(word)
      case "more": .more(word)
      case "byTotal": .byTotal(word)
      case "byPages": .byPages(word, of: signal["of"]?.integer ?? 0)
      case "untilShort":
        .untilShort(
          word, size: signal["size"]?.integer ?? 0, leaps: signal["leaps"]?.bool ?? false)
      default: .untilEmpty(word)
      }
    return PageWalk.Page(
      rows: rows(page.texts("rows")), total: page["total"]?.integer, next: next)
  }

  /// `b=2` is another row with the id `b`.
  private static func rows(_ texts: [String]) -> [PageWalk.Row] {
    texts.map { text in
      let id = text.utf8.prefix { $0 != ASCII.equals }
      return PageWalk.Row(id: Array(id), hash: Checksum.of(Array(text.utf8)))
    }
  }

  private static func word(_ step: PageWalk.Step) -> String {
    switch step {
    case .ask: "ask"
    case .end: "end"
    case .restart: "restart"
    case .fail: "fail"
    }
  }

  private static func text(_ step: PageWalk.Step) -> String {
    switch step {
    case .ask(let text), .end(let text), .restart(let text), .fail(let text): text
    }
  }
}
