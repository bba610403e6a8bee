import Formats
import Identity
import Ingest
import Testing

@Suite struct PublisherTests {
  let store = MemoryStore()
  var publisher: Publisher { Publisher(store) }
  var generations: Generations { Generations(store) }

  @Test func `a publication is served with all that was said of it`() async throws {
    #expect(try await generations.base(Example.instance) == 0)
    let publication = Example.publication(base: 0, run: "r1", verdict: .partial)
    let outcome = try await publisher.publish(publication)
    #expect(outcome.word == "published")
    let loaded = try await generations.load(Example.instance)
    let generation = try #require(loaded.generation)
    #expect(generation.record == outcome.record && loaded.notes.isEmpty)
    #expect(generation.record.number == 1 && generation.record.facts == publication.facts)
    #expect(generation.snapshot == publication.snapshot && generation.seen == .empty)
    #expect(try await generations.base(Example.instance) == 1)
    #expect(
      store.names == [
        "gen/github-acme/000000000001.json", "snap/github-acme/000000000001-r1.rsnap",
        "snap/github-acme/000000000001-r1.seen",
      ])
  }

  @Test func `a record says on one line what it holds`() async throws {
    _ = try await publisher.publish(Example.publication(base: 0, run: "r1"))
    let text = try await store.get(Example.recordName(1)).map {
      String(decoding: $0, as: UTF8.self)
    }
    let snapshot = SHA256.hex(Array("snapshot".utf8))
    let seen = SHA256.hex(SeenTable.empty.bytes)
    let body =
      #"{"format":1,"n":1,"snap":"snap/github-acme/000000000001-r1.rsnap","#
      + #""instance":"github-acme","base":0,"run":"r1","verdict":"complete","#
      + #""first":"2027-01-15T07:59:00Z","last":"2027-01-15T08:00:00Z","accounts":3,"groups":0,"#
      + #""entitlements":0,"memberships":0,"grants":0,"credentials":0,"writer":"host:1","#
      + #""size":8,"sha256":"\#(snapshot)","seen":"\#(seen)""#
    #expect(text == body + #","self":"\#(SHA256.hex(Array(body.utf8)))"}"#)
  }

  @Test func `of two pulls from one base the second is superseded and leaves nothing`() async throws
  {
    _ = try await publisher.publish(Example.publication(base: 0, run: "a", snapshot: "A"))
    let outcome = try await publisher.publish(
      Example.publication(base: 0, run: "b", snapshot: "B"))
    #expect(outcome.word == "superseded" && outcome.record.facts.run == "a")
    #expect(try await Example.served(store) == "A")
    #expect(!store.names.contains { $0.contains("-b") })
  }

  @Test func `an unchanged pull is a generation with its predecessor's bytes`() async throws {
    _ = try await publisher.publish(Example.publication(base: 0, run: "a", seconds: 100))
    let outcome = try await publisher.publish(Example.publication(base: 1, run: "b", seconds: 200))
    #expect(outcome.word == "unchanged" && outcome.record.number == 2)
    #expect(outcome.record.facts.last == Timestamp(seconds: 200))
    #expect(!store.names.contains { $0.contains("-b") })
    #expect(try await generations.load(Example.instance).generation?.record.number == 2)
    let changed = try await publisher.publish(
      Example.publication(base: 2, run: "c", seen: nil))
    #expect(changed.word == "published")
  }

  @Test func `bytes that are lost or damaged are never named again`() async throws {
    for damage in [nil, Array("snapshoT".utf8)] {
      let store = MemoryStore()
      _ = try await Publisher(store).publish(Example.publication(base: 0, run: "a"))
      let name = try StoreName("snap/github-acme/000000000001-a.rsnap")
      if let damage { try await store.put(name, damage) } else { try await store.delete(name) }
      let outcome = try await Publisher(store).publish(Example.publication(base: 1, run: "b"))
      #expect(outcome.word == "published")
      #expect(try await Example.served(store) == "snapshot")
    }
  }

  @Test func `a void record publishes nothing but uses its number`() async throws {
    _ = try await publisher.publish(Example.publication(base: 0, run: "a", snapshot: "A"))
    _ = try await store.create(Example.recordName(2), [])
    #expect(try await generations.base(Example.instance) == 2)
    #expect(try await Example.served(store) == "A")
    let outcome = try await publisher.publish(
      Example.publication(base: 1, run: "b", snapshot: "B"))
    #expect(outcome.word == "published" && outcome.record.number == 3)
    #expect(try await Example.served(store) == "B")
  }

  @Test func `a publication repeated after a crash is the one it was`() async throws {
    let publication = Example.publication(base: 0, run: "a")
    let first = try await publisher.publish(publication)
    #expect(try await publisher.publish(publication) == first)
    #expect(try await Example.served(store) == "snapshot")
  }

  @Test func `a puller that slept until its number was cleaned away is superseded`() async throws {
    try await Example.publish(store, at: [1, 2, 3, 4])
    try await store.delete(Example.recordName(1))
    let outcome = try await publisher.publish(
      Example.publication(base: 0, run: "slow", snapshot: "old"))
    #expect(outcome.word == "superseded" && outcome.record.number == 4)
    #expect(try await Example.served(store) == "s3")
  }

  @Test func `pullers, readers and a cleaner at once never serve less than before`() async throws {
    let scratch = try Scratch()
    let store = try FolderStore(scratch.path("state"))
    let keep = Keep(last: 2, daily: 0, monthly: 0)
    let published = try await withThrowingTaskGroup(of: Int.self) { group in
      for puller in 0..<3 {
        group.addTask {
          var published = 0
          for turn in 0..<8 {
            let base = try await Generations(store).base(Example.instance)
            let outcome = try await Publisher(store).publish(
              Example.publication(
                base: base, run: "p\(puller)-\(turn)", snapshot: "p\(puller)-\(turn)"))
            if outcome.word == "published" { published += 1 }
            try await Cleaner(store, keep: keep).clean(Example.instance)
          }
          return published
        }
      }
      group.addTask {
        var newest = 0
        for _ in 0..<40 {
          let loaded = try await Generations(store).load(Example.instance)
          let number = loaded.generation?.record.number ?? 0
          // A clean-up may overtake a reader; it then lists again, and never goes back.
          if number < newest && number > 0 { return -1000 }
          newest = max(newest, number)
        }
        return 0
      }
      return try await group.reduce(into: 0) { $0 += $1 }
    }
    #expect(published > 0)
    let records = try await Generations(store).records(Example.instance)
    #expect(records.last.map { $0.number >= published } == true)
    let loaded = try await Generations(store).load(Example.instance)
    #expect(loaded.generation?.record.number == records.last?.number)
    #expect(!records.contains { $0.facts.run.isEmpty })
  }
}
