import Formats
import Ingest
import Testing

@Suite struct CleanerTests {
  static let day: Int64 = 86_400

  @Test func `generations are kept as backup tools count them`() async throws {
    // Two a day for forty days, from 2027-01-01.
    let start: Int64 = 1_798_761_600
    let times = (0..<80).map { start + Int64($0) * Self.day / 2 }
    let cases: [(keep: Keep, kept: [Int])] = [
      (Keep(last: 1, daily: 0, monthly: 0), [80]), (Keep(last: 0, daily: 0, monthly: 0), [80]),
      (Keep(last: 3, daily: 0, monthly: 0), [78, 79, 80]),
      (Keep(last: 1, daily: 3, monthly: 0), [76, 78, 80]),
      (Keep(last: 2, daily: 2, monthly: 2), [62, 78, 79, 80]),
      (Keep(last: 1, daily: 0, monthly: 99), [62, 80]),
      (Keep(last: 500, daily: 0, monthly: 0), Array(1...80)),
    ]
    let store = MemoryStore()
    try await Example.publish(store, at: times)
    let records = try await Generations(store).records(Example.instance)
    for (keep, kept) in cases {
      #expect(keep.kept(records).sorted() == kept, "\(keep)")
    }
  }

  @Test func `what no kept record names goes, what is on its way stays`() async throws {
    let store = MemoryStore()
    try await Example.publish(store, at: [1, 2, 3])
    _ = try await Publisher(store).publish(
      Example.publication(base: 3, run: "same", snapshot: "s2"))
    let others = [
      "snap/github-acme/000000000004-lost.rsnap", "snap/github-acme/000000000002-lost.seen",
      "snap/github-acme/000000000005-next.rsnap", "snap/github-acme/notes.txt",
      "snap/other/000000000001-x.rsnap", "gen/github-acme/000000000005.json",
    ]
    for name in others { try await store.put(StoreName(name), []) }
    try await Cleaner(store, keep: Keep(last: 1, daily: 0, monthly: 0)).clean(Example.instance)
    #expect(
      store.names == [
        "gen/github-acme/000000000004.json", "gen/github-acme/000000000005.json",
        "snap/github-acme/000000000003-r2.rsnap", "snap/github-acme/000000000003-r2.seen",
        "snap/github-acme/000000000005-next.rsnap", "snap/github-acme/notes.txt",
        "snap/other/000000000001-x.rsnap",
      ])
    #expect(try await Example.served(store) == "s2")
  }

  @Test func `ledgers of kept generations and the newest two hundred stay`() async throws {
    let store = MemoryStore()
    let ledgers = Ledgers(store)
    try await ledgers.put(Example.instance, run: "r0", [1])
    for number in 1000..<1300 { try await ledgers.put(Example.instance, run: "s\(number)", []) }
    try await ledgers.put(Example.instance, run: "a-failed", [])
    try await Example.publish(store, at: [1])
    try await Cleaner(store, keep: Keep()).clean(Example.instance)
    let runs = try await ledgers.runs(Example.instance)
    #expect(runs == ["r0"] + (1100..<1300).map { "s\($0)" })
    #expect(try await ledgers.get(Example.instance, run: "r0") == [1])
    #expect(try await ledgers.get(Example.instance, run: "s1000") == nil)
  }

  @Test func `names of runs sort by time and do not repeat`() throws {
    let early = try RunName.make(at: Timestamp(milliseconds: 1_795_596_840_123))
    #expect(early.hasPrefix("20261125t085400123z-") && early.utf8.count == 28)
    #expect(try RunName.make(at: Timestamp(milliseconds: 1_795_596_840_123)) != early)
    for later in [1_795_596_840_124, 1_795_596_841_000, 1_795_596_841_005] as [Int64] {
      #expect(try early < RunName.make(at: Timestamp(milliseconds: later)))
    }
    _ = try StoreName("ledger/a/\(early)")
  }
}
