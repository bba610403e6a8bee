import Formats
import Identity
import Ingest

/// Publications with defaults, so that a test names only what it is about.
enum Example {
  static let instance = "github-acme"

  static func counts(_ accounts: Int) -> GenerationCounts {
    var counts = GenerationCounts()
    counts.accounts = accounts
    return counts
  }

  static func publication(
    base: Int, run: String, snapshot: String = "snapshot", seen: [UInt8]? = SeenTable.empty.bytes,
    seconds: Int64 = 1_800_000_000, verdict: Verdict = .complete, accounts: Int = 3
  ) -> Publication {
    Publication(
      facts: PullFacts(
        instance: instance, run: run, base: base, verdict: verdict,
        first: Timestamp(seconds: seconds - 60), last: Timestamp(seconds: seconds),
        counts: counts(accounts), writer: "host:1"),
      snapshot: Array(snapshot.utf8), seen: seen)
  }

  /// Publishes one generation after another, each at its time.
  static func publish(_ store: any Store, at times: [Int64]) async throws {
    for (index, seconds) in times.enumerated() {
      _ = try await Publisher(store).publish(
        publication(base: index, run: "r\(index)", snapshot: "s\(index)", seconds: seconds))
    }
  }

  /// The text of the newest sound snapshot.
  static func served(_ store: any Store) async throws -> String? {
    try await Generations(store).load(instance).generation.map {
      String(decoding: $0.snapshot, as: UTF8.self)
    }
  }

  static func recordName(_ number: Int) throws -> StoreName {
    let digits = String(number)
    let padding = String(repeating: "0", count: 12 - digits.count)
    return try StoreName("gen/\(instance)/\(padding)\(digits).json")
  }
}

extension PublishOutcome {
  var word: String {
    switch self {
    case .published: "published"
    case .unchanged: "unchanged"
    case .superseded: "superseded"
    }
  }

  var record: GenerationRecord {
    switch self {
    case .published(let record), .unchanged(let record), .superseded(let record): record
    }
  }
}
