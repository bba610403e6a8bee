import Files
import Formats
import Ingest
import Testing

@Suite struct HoldsTests {
  let store = MemoryStore()
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  var holds: Holds { Holds(store) }
  var log: OperatorLog { OperatorLog(state: scratch.folder) }
  let decision = Acceptance(
    who: "ada", when: Timestamp(seconds: 1_800_000_500), reason: "department closed")

  /// One generation of 100 accounts, and a pull of 3 that is held.
  func hold(base: Int = 1, run: String = "small") async throws -> Hold {
    if try await Generations(store).base(Example.instance) == 0 {
      _ = try await Publisher(store).publish(
        Example.publication(base: 0, run: "big", snapshot: "big", accounts: 100))
    }
    let losses = ShrinkGuard().losses(from: Example.counts(100), to: Example.counts(3))
    return try await holds.put(
      Example.publication(base: base, run: run, snapshot: run), before: Example.counts(100),
      losses: losses, at: Timestamp(seconds: 1_800_000_100))
  }

  @Test func `what is held waits with its numbers, and is not served`() async throws {
    let hold = try await hold()
    #expect(try await holds.list(Example.instance) == [hold])
    #expect(hold.reasons == ["accounts: 100 before, 3 now, 97 lost (97 %)"])
    #expect(hold.before == Example.counts(100) && hold.facts.counts == Example.counts(3))
    #expect(try await Example.served(store) == "big")
  }

  @Test func `accepting publishes once, with the reason in record and log`() async throws {
    let hold = try await hold()
    let outcome = try await holds.accept(Example.instance, decision, log: log)
    #expect(outcome.word == "published" && outcome.record.number == 2)
    #expect(try await Example.served(store) == "small")
    let record = try await Generations(store).newest(Example.instance)
    #expect(record?.acceptance == decision && record?.facts == hold.facts)
    let entries = try log.read().entries
    #expect(
      entries == [
        OperatorLog.Entry(
          time: decision.when, who: "ada", action: .holdAccepted, instance: Example.instance,
          subject: "small", reason: "department closed")
      ])
    #expect(!store.names.contains { $0.hasPrefix("held/") })
    await #expect(throws: HoldError.nothingHeld(instance: Example.instance)) {
      try await holds.accept(Example.instance, decision, log: log)
    }
  }

  @Test func `an acceptance that a crash cut short is carried to its end`() async throws {
    _ = try await hold()
    let held = try await holdObjects()
    _ = try await holds.accept(Example.instance, decision, log: log)
    for (name, bytes) in held { try await store.put(name, bytes) }
    let outcome = try await holds.accept(Example.instance, decision, log: log)
    #expect(outcome.word == "published" && outcome.record.number == 2)
    #expect(try await Generations(store).base(Example.instance) == 2)
    #expect(!store.names.contains { $0.hasPrefix("held/") })
  }

  @Test func `dropping leaves the generation before`() async throws {
    let hold = try await hold()
    #expect(try await holds.drop(Example.instance, decision, log: log) == hold)
    #expect(try await Example.served(store) == "big")
    #expect(try log.read().entries.map { $0.action } == [.holdDropped])
    #expect(try await holds.list(Example.instance).isEmpty)
  }

  @Test func `a decision needs a reason`() async throws {
    _ = try await hold()
    for reason in ["", " \n"] {
      await #expect(throws: HoldError.noReason) {
        try await holds.accept(
          Example.instance, Acceptance(who: "ada", when: decision.when, reason: reason), log: log)
      }
    }
    #expect(try log.read().entries.isEmpty)
  }

  @Test func `the newest hold replaces the one before`() async throws {
    _ = try await hold(run: "one")
    let second = try await hold(run: "two")
    #expect(try await holds.list(Example.instance) == [second])
    #expect(store.names.filter { $0.hasPrefix("held/") }.count == 3)
  }

  @Test func `a hold that a later pull has answered is superseded, then cleaned`() async throws {
    _ = try await hold()
    _ = try await Publisher(store).publish(
      Example.publication(base: 1, run: "later", snapshot: "later"))
    let outcome = try await holds.accept(Example.instance, decision, log: log)
    #expect(outcome.word == "superseded" && outcome.record.facts.run == "later")
    #expect(try await Example.served(store) == "later")
    try await Cleaner(store, keep: Keep()).clean(Example.instance)
    #expect(try await holds.list(Example.instance).isEmpty)
  }

  @Test func `damaged holds are refused or left out`() async throws {
    _ = try await hold()
    for (name, bytes) in try await holdObjects() where !bytes.isEmpty {
      var damaged = bytes
      damaged[bytes.count / 2] ^= 1
      try await store.put(name, damaged)
      await #expect(throws: HoldError.self, "\(name)") {
        try await holds.accept(Example.instance, decision, log: log)
      }
      try await store.put(name, bytes)
    }
    #expect(try await Example.served(store) == "big")
  }

  private func holdObjects() async throws -> [(StoreName, [UInt8])] {
    var objects: [(StoreName, [UInt8])] = []
    for name in try await store.list(below: StoreName("held")) {
      objects.append((name, try #require(try await store.get(name))))
    }
    return objects
  }
}
