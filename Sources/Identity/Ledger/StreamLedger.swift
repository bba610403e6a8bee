package import Formats

/// What one list, with one set of parameters, was asked for, what it gave and why it ended.
package struct StreamLedger: Sendable, Equatable {
  package let stream: String
  /// The parameters that set this variant apart, readable: `role=admin`.
  package let variant: String
  package var requests = 0
  package var pages = 0
  /// Raw rows, before any filter.
  package var received = 0
  /// Objects and edges by kind: `account`, `membership`.
  package var emitted: [String: Int] = [:]
  /// Rows left out, by the rule that did.
  package var dropped: [String: Int] = [:]
  /// What a flag does not know, by field and word: `mfa "maybe"`.
  package var unread: [String: Int] = [:]
  /// Rows whose id an earlier page had.
  package var duplicates = 0
  /// The total that the app declared, where it does.
  package var declaredTotal: Int?
  /// How the lists ended, and how many did so.
  package var ends: [String: Int] = [:]
  package var retries = 0
  package var waits = 0
  /// Time spent waiting for the rate limit; where several lists wait together, one of them tells.
  package var waitedMilliseconds = 0
  /// Why a list, or part of it, could not be read.
  package var gaps: [String] = []
  /// Parents that were gone when their list was asked for.
  package var vanished = 0
  /// Edges that the source calls indirect; not kept.
  package var indirect = 0
  package var references = 0
  package var dangling = 0
  package var bytes = 0
  package var first: Timestamp?
  package var last: Timestamp?
  /// What else the reader of a ledger should know.
  package var notes: [String] = []

  package init(stream: String, variant: String = "") {
    self.stream = stream
    self.variant = variant
  }

  /// How it is named in messages: `members (role=admin)`.
  package var name: String { variant.isEmpty ? stream : "\(stream) (\(variant))" }
}

extension StreamLedger {
  package var json: JSON {
    .members([
      "stream": .string(stream), "variant": .string(variant), "requests": .integer(requests),
      "pages": .integer(pages), "received": .integer(received), "emitted": .counts(emitted),
      "dropped": .counts(dropped), "unread": .counts(unread), "duplicates": .integer(duplicates),
      "declaredTotal": declaredTotal.map { .integer($0) } ?? .null, "ends": .counts(ends),
      "retries": .integer(retries), "waits": .integer(waits),
      "waitedMilliseconds": .integer(waitedMilliseconds), "gaps": Self.json(gaps),
      "vanished": .integer(vanished), "indirect": .integer(indirect),
      "references": .integer(references), "dangling": .integer(dangling),
      "bytes": .integer(bytes), "first": .optional(first?.rfc3339),
      "last": .optional(last?.rfc3339), "notes": Self.json(notes),
    ])
  }

  package init?(_ json: JSON) {
    guard let stream = json["stream"]?.string, let variant = json["variant"]?.string else {
      return nil
    }
    self.init(stream: stream, variant: variant)
    func count(_ key: String) -> Int { json[key]?.integer ?? 0 }
    requests = count("requests")
    pages = count("pages")
    received = count("received")
    emitted = json["emitted"]?.counts ?? [:]
    dropped = json["dropped"]?.counts ?? [:]
    unread = json["unread"]?.counts ?? [:]
    duplicates = count("duplicates")
    declaredTotal = json["declaredTotal"]?.integer
    ends = json["ends"]?.counts ?? [:]
    retries = count("retries")
    waits = count("waits")
    waitedMilliseconds = count("waitedMilliseconds")
    gaps = Self.texts(json["gaps"])
    vanished = count("vanished")
    indirect = count("indirect")
    references = count("references")
    dangling = count("dangling")
    bytes = count("bytes")
    first = json["first"]?.string.flatMap { Timestamp(rfc3339: $0) }
    last = json["last"]?.string.flatMap { Timestamp(rfc3339: $0) }
    notes = Self.texts(json["notes"])
  }

  private static func json(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

  private static func texts(_ json: JSON?) -> [String] {
    json?.array?.compactMap { $0.string } ?? []
  }
}
