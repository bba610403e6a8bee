import Formats
import Ingest
import Testing

@Suite struct GenerationsTests {
  let store = MemoryStore()
  var generations: Generations { Generations(store) }

  @Test func `a record with any byte changed or missing is void`() async throws {
    try await Example.publish(store, at: [1, 2])
    let name = try Example.recordName(2)
    let sound = try #require(try await store.get(name))
    var damaged: [[UInt8]] = sound.indices.map { Array(sound[..<$0]) }
    for index in sound.indices {
      for flip in [UInt8(1), 0x20, 0x80] {
        var bytes = sound
        bytes[index] ^= flip
        damaged.append(bytes)
      }
    }
    var accepted = 0
    for bytes in damaged {
      try await store.put(name, bytes)
      if try await generations.newest(Example.instance)?.number != 1 { accepted += 1 }
    }
    #expect(accepted == 0 && damaged.count > 2000)
    try await store.put(name, sound)
    #expect(try await generations.newest(Example.instance)?.number == 2)
  }

  @Test func `a record under another name proves nothing`() async throws {
    try await Example.publish(store, at: [1])
    let bytes = try #require(try await store.get(Example.recordName(1)))
    try await store.put(Example.recordName(7), bytes)
    try await store.put(StoreName("gen/other/000000000001.json"), bytes)
    #expect(try await generations.newest(Example.instance)?.number == 1)
    #expect(try await generations.newest("other") == nil)
  }

  @Test func `damaged bytes are set aside, and the generation before is taken`() async throws {
    try await Example.publish(store, at: [1, 2, 3])
    let newest = "snap/github-acme/000000000003-r2"
    try await store.put(StoreName(newest + ".rsnap"), Array("S2".utf8))
    let loaded = try await generations.load(Example.instance)
    #expect(loaded.generation?.record.number == 2)
    #expect(
      loaded.notes == [
        "generation 3 of github-acme is damaged (\(newest).rsnap); "
          + "set aside as damaged/github-acme/000000000003-r2.rsnap"
      ])
    #expect(try await generations.newest(Example.instance)?.number == 3)
    #expect(try await generations.newestStored(Example.instance)?.number == 2)
    #expect(store.names.contains("damaged/github-acme/000000000003-r2.rsnap"))
    let again = try await generations.load(Example.instance)
    #expect(again.generation?.record.number == 2)
    #expect(again.notes.count == 1)
  }

  @Test func `a generation without its times is served without them`() async throws {
    try await Example.publish(store, at: [1])
    let name = try StoreName("snap/github-acme/000000000001-r0.seen")
    for damage in [Array("x".utf8), nil] {
      if let damage { try await store.put(name, damage) } else { try await store.delete(name) }
      let loaded = try await generations.load(Example.instance)
      #expect(loaded.generation?.seen == .empty)
      #expect(loaded.notes.count == 1)
    }
  }

  @Test func `a record of a later release is told and left alone`() async throws {
    try await Example.publish(store, at: [1])
    let body = #"{"format":2,"n":2"#
    let record = body + #","self":"\#(SHA256.hex(Array(body.utf8)))"}"#
    try await store.put(Example.recordName(2), Array(record.utf8))
    let loaded = try await generations.load(Example.instance)
    #expect(loaded.generation?.record.number == 1)
    #expect(loaded.notes.first?.contains("later release") == true)
    try await Cleaner(store, keep: Keep(last: 1, daily: 0, monthly: 0)).clean(Example.instance)
    #expect(try await store.get(Example.recordName(2)) != nil)
  }

  @Test func `one generation is loaded by its number`() async throws {
    try await Example.publish(store, at: [1, 2])
    let loaded = try await generations.load(Example.instance, number: 1)
    #expect(loaded.generation?.snapshot == Array("s0".utf8))
    #expect(try await generations.load(Example.instance, number: 9).generation == nil)
    #expect(try await generations.load("none").generation == nil)
  }
}
