import Ingest
import Testing

/// What every store must do, whatever is behind it.
@Suite struct StoreContractTests {
  enum Implementation: CaseIterable { case memory, folder }

  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  func store(_ implementation: Implementation) throws -> any Store {
    switch implementation {
    case .memory: MemoryStore()
    case .folder: try FolderStore(scratch.path("state"))
    }
  }

  @Test(arguments: Implementation.allCases)
  func `objects are put, read, replaced and deleted`(_ implementation: Implementation) async throws
  {
    let store = try store(implementation)
    let name = try StoreName("snap/github-acme/000000000001-x.rsnap")
    #expect(try await store.get(name) == nil)
    for bytes in [[], [1], [UInt8](repeating: 7, count: 300_000)] {
      try await store.put(name, bytes)
      #expect(try await store.get(name) == bytes)
    }
    try await store.delete(name)
    try await store.delete(name)
    #expect(try await store.get(name) == nil)
  }

  @Test(arguments: Implementation.allCases)
  func `of many creators one succeeds, and its bytes stay`(
    _ implementation: Implementation
  ) async throws {
    let store = try store(implementation)
    for round in 0..<5 {
      let name = try StoreName("gen/a/\(round).json")
      let winners = try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
        for number in UInt8(0)..<12 {
          group.addTask { try await store.create(name, [number]) ? [number] : nil }
        }
        var winners: [[UInt8]] = []
        for try await winner in group { if let winner { winners.append(winner) } }
        return winners
      }
      #expect(winners.count == 1)
      #expect(try await store.get(name) == winners.first)
    }
    let existing = try StoreName("gen/a/0.json")
    try await store.put(existing, [99])
    #expect(try await !store.create(existing, [1]))
    #expect(try await store.get(existing) == [99])
  }

  @Test(arguments: Implementation.allCases)
  func `lists name all below a folder, in order, and nothing else`(
    _ implementation: Implementation
  ) async throws {
    let store = try store(implementation)
    for name in ["gen/a/2", "gen/a/10", "gen/a/b/1", "gen/ab/1", "snap/a/1", "gen/a.b/1"] {
      try await store.put(StoreName(name), [])
    }
    let cases: [(String, [String])] = [
      ("gen/a", ["gen/a/10", "gen/a/2", "gen/a/b/1"]),
      ("gen", ["gen/a.b/1", "gen/a/10", "gen/a/2", "gen/a/b/1", "gen/ab/1"]),
      ("none", []), ("gen/none/deep", []),
    ]
    for (folder, expected) in cases {
      #expect(try await store.list(below: StoreName(folder)).map { $0.text } == expected)
    }
  }

  @Test func `names that lead elsewhere cannot be made`() throws {
    let refused = [
      "", "/", "a/", "/a", "a//b", "..", "a/../b", ".", "a/.b", "A", "a b", "a_b", "a\0", "ä",
      "a\\b", "a\n", String(repeating: "a", count: 201),
    ]
    for name in refused {
      #expect(throws: StoreError.self, "\(name)") { try StoreName(name) }
    }
    for name in ["a", "a/b.c-d/0", String(repeating: "a", count: 200)] {
      #expect(try StoreName(name).text == name)
    }
    #expect(try StoreName("gen/a/1.json").last(without: ".json") == "1")
    #expect(try StoreName("gen/a/1.json").last(without: "1.json") == nil)
  }
}
