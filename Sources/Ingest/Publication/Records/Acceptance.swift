package import Formats

/// Who let a held snapshot pass, when and why.
package struct Acceptance: Sendable, Equatable {
  package let who: String
  package let when: Timestamp
  package let reason: String

  package init(who: String, when: Timestamp, reason: String) {
    self.who = who
    self.when = when
    self.reason = reason
  }

  var json: JSON {
    .members([
      "who": .string(who), "when": .string(when.rfc3339), "reason": .string(reason),
    ])
  }

  init?(_ json: JSON) {
    guard let who = json["who"]?.string, let reason = json["reason"]?.string,
      let when = json["when"]?.string.flatMap({ Timestamp(rfc3339: $0) })
    else { return nil }
    self.init(who: who, when: when, reason: reason)
  }
}
