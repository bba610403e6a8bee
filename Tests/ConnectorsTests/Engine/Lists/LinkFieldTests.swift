import Formats
import Testing

@testable import Connectors

@Suite struct LinkFieldTests {
  @Test func `a link is found as RFC 8288 writes it, and a broken field ends nothing`() throws {
    for item in try Cases.load("links.json") {
      let name = item.text("name")
      do {
        let target = try LinkField.target(item.text("relation"), in: item.texts("lines"))
        #expect(item["fails"] == nil, "\(name)")
        #expect(target == item["target"]?.string, "\(name): \(target ?? "none")")
      } catch let failure as PullFailure {
        let expected = item["fails"]?.string ?? "no failure"
        #expect(failure.what.contains(expected), "\(name): \(failure.what)")
      }
    }
  }
}
