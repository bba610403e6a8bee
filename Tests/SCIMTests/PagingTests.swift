import HTTP
import Testing

struct PagingTests {
  private func generation(_ answer: Answer) -> String? {
    answer.head.split(separator: "\r\n").first { $0.hasPrefix("X-Rollcall-Generation: ") }
      .map { String($0.dropFirst("X-Rollcall-Generation: ".count)) }
  }

  @Test func aWalkStaysOnTheSnapshotThatItsFirstPageShowed() throws {
    let example = Example(["acme": try Organisation.crowd(250)])
    let first = example.ask("/Users?count=100")
    example.publish(try Organisation.crowd(300), generation: 8)
    let rest = [101, 201].map { example.ask("/Users?startIndex=\($0)&count=100") }
    #expect(([first] + rest).map { generation($0) } == ["7", "7", "7"])
    #expect(([first] + rest).flatMap { $0.ids } == (0..<250).map { String(100_000 + $0) })
    // Another endpoint, another filter and a new first page are not part of the walk.
    #expect(generation(example.ask("/Groups?startIndex=2")) == "8")
    #expect(generation(example.ask("/Users?filter=id%20eq%20%22x%22&startIndex=2")) == "8")
    #expect(generation(example.ask("/Users?startIndex=0&count=1")) == "8")
    #expect(generation(example.ask("/Users?startIndex=2&count=1")) == "8")
  }

  @Test func aWalkThatRestsForTenMinutesIsForgotten() throws {
    let example = Example(["acme": try Organisation.crowd(250)])
    _ = example.ask("/Users?count=100")
    example.publish(try Organisation.crowd(300), generation: 8)
    example.wait(seconds: 599)
    #expect(generation(example.ask("/Users?startIndex=101&count=100")) == "7")
    example.wait(seconds: 599)
    #expect(generation(example.ask("/Users?startIndex=201&count=100")) == "7")
    example.wait(seconds: 600)
    #expect(generation(example.ask("/Users?startIndex=101&count=100")) == "8")
  }

  @Test func twoOldGenerationsAreKept() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    for (generation, target) in [(7, "Users"), (8, "Groups"), (9, "Entitlements")] {
      if generation > 7 { example.publish(try Organisation.snapshot(), generation: generation) }
      _ = example.ask("/\(target)?count=1")
    }
    let targets = ["Users", "Groups", "Entitlements"].map { "/\($0)?startIndex=2&count=1" }
    #expect(targets.map { generation(example.ask($0)) } == ["7", "8", "9"])
    example.publish(try Organisation.snapshot(), generation: 10)
    #expect(targets.map { generation(example.ask($0)) } == ["10", "8", "9"])
  }

  @Test func aWholeListInOnePageIsNoWalk() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    _ = example.ask("/Users")
    example.publish(try Organisation.snapshot(), generation: 8)
    #expect(generation(example.ask("/Users?startIndex=2")) == "8")
  }
}
