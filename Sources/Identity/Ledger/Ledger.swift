package import Formats

/// The proof of a pull: what was asked for, what came, why each list ended, and the verdict.
package struct Ledger: Sendable, Equatable {
  package let instance: String
  package let connector: String
  /// Names this run in file names and messages.
  package let run: String
  /// SHA-256 of the definition that was followed.
  package var definition = ""
  package var started: Timestamp
  package var finished: Timestamp
  package var verdict: Verdict = .failed
  /// Why the verdict is not complete, one sentence each.
  package var reasons: [String] = []
  package var visibility: Visibility = .unknown
  /// How that is known, or why it is not.
  package var visibilityBasis = ""
  package var streams: [StreamLedger] = []
  /// Requests that asked for a credential, by where they did.
  package var signIns: [String: Int] = [:]
  /// References to something that no list held, as far as they are listed.
  package var dangling: [String] = []
  /// Objects of the snapshot by kind.
  package var counts: [String: Int] = [:]
  package var contentHash = ""

  package init(
    instance: String, connector: String, run: String, started: Timestamp, finished: Timestamp
  ) {
    self.instance = instance
    self.connector = connector
    self.run = run
    self.started = started
    self.finished = finished
  }
}

extension Ledger {
  package var json: JSON {
    return .members([
      "format": .integer(1), "instance": .string(instance), "connector": .string(connector),
      "run": .string(run), "definition": .string(definition),
      "started": .string(started.rfc3339), "finished": .string(finished.rfc3339),
      "verdict": .string(verdict.word), "reasons": .array(reasons.map { .string($0) }),
      "visibility": .string(visibility.word), "visibilityBasis": .string(visibilityBasis),
      "streams": .array(streams.map { $0.json }), "signIns": .counts(signIns),
      "dangling": .array(dangling.map { .string($0) }), "counts": .counts(counts),
      "contentHash": .string(contentHash),
    ])
  }

  /// Nil where the text is not a ledger of this format.
  package init?(_ json: JSON) {
    guard json["format"]?.integer == 1, let instance = json["instance"]?.string,
      let connector = json["connector"]?.string, let run = json["run"]?.string,
      let started = json["started"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let finished = json["finished"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let verdict = json["verdict"]?.string.flatMap({ Verdict(word: $0) })
    else { return nil }
    self.init(
      instance: instance, connector: connector, run: run, started: started, finished: finished)
    self.verdict = verdict
    definition = json["definition"]?.string ?? ""
    reasons = json["reasons"]?.array?.compactMap { $0.string } ?? []
    visibility = json["visibility"]?.string.flatMap { Visibility(word: $0) } ?? .unknown
    visibilityBasis = json["visibilityBasis"]?.string ?? ""
    streams = json["streams"]?.array?.compactMap { StreamLedger($0) } ?? []
    dangling = json["dangling"]?.array?.compactMap { $0.string } ?? []
    signIns = json["signIns"]?.counts ?? [:]
    counts = json["counts"]?.counts ?? [:]
    contentHash = json["contentHash"]?.string ?? ""
  }
}
