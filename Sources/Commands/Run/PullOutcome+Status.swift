import Connectors
import Formats
import Identity
import Ingest

extension PullOutcome {
  var isPublished: Bool {
    if case .published = self { true } else { false }
  }

  var status: ExitStatus {
    switch self {
    case .published(let ledger, _): ledger.verdict == .complete ? .complete : .partial
    case .superseded: .complete
    case .held: .held
    case .failed(_, let failure):
      switch failure.code {
      case .host, .cancelled: .unavailable
      case .list: .partial
      case .configuration: .configuration
      }
    }
  }

  /// One line for logs and for cron's mail.
  var summary: String {
    switch self {
    case .published(let ledger, let record):
      let counts = record.facts.counts
      let what =
        "\(ledger.instance): \(ledger.verdict.word), generation \(record.number): "
        + "\(counts.accounts) accounts, \(counts.groups) groups, \(counts.memberships) memberships, "
        + "\(counts.grants) grants; visibility: \(ledger.visibility.word)"
      return ledger.reasons.isEmpty ? what : "\(what); \(ledger.reasons.joined(separator: "; "))"
    case .superseded(let ledger, let winner):
      return
        "\(ledger.instance): superseded by run \(winner.facts.run), generation \(winner.number)"
    case .held(let ledger, let hold):
      return
        "\(ledger.instance): held, because it lost too much: \(hold.reasons.joined(separator: "; ")); "
        + "look with rollcall hold show \(ledger.instance), then accept or drop it"
    case .failed(let ledger, let failure):
      return "\(ledger.instance): failed, nothing is published: \(failure.what)"
    }
  }

  /// Says in one line what came of the pull, as loud as it is bad.
  func tell(_ log: Log) {
    switch status {
    case .complete: log.info(summary)
    case .partial where isPublished: log.warning(summary)
    default: log.error(summary)
    }
  }

  /// The ledger, and what became of the pull.
  var json: JSON {
    var object = ledger.json.object ?? JSONObject()
    switch self {
    case .published(_, let record):
      object["outcome"] = .string("published")
      object["generation"] = .integer(record.number)
    case .superseded(_, let winner):
      object["outcome"] = .string("superseded")
      object["generation"] = .integer(winner.number)
    case .held(_, let hold):
      object["outcome"] = .string("held")
      object["losses"] = .array(hold.reasons.map { .string($0) })
    case .failed: object["outcome"] = .string("failed")
    }
    return .object(object)
  }
}

extension CommandFailure {
  /// What went wrong around a pull, rather than in it.
  init(pulling instance: String, _ error: any Error) {
    switch error {
    case let failure as CommandFailure: self.init(failure.status, failure.what)
    case let error as StateLock.AlreadyRunning:
      self.init(.unavailable, "\(instance): \(error)")
    default: self.init(.configuration, "\(instance): nothing is published: \(error)")
    }
  }
}
