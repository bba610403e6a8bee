internal import Formats
internal import Identity

extension StreamLedger {
  /// The end of a list that the app says it does not have.
  static let notOffered = "the app has no such list"

  /// Adds what another list of the same stream and variant cost and gave.
  mutating func merge(_ other: StreamLedger) {
    requests += other.requests
    pages += other.pages
    received += other.received
    emitted.merge(other.emitted) { $0 + $1 }
    dropped.merge(other.dropped) { $0 + $1 }
    for (words, times) in other.unread { add(unread: words, times) }
    duplicates += other.duplicates
    if let total = other.declaredTotal { declaredTotal = (declaredTotal ?? 0) + total }
    ends.merge(other.ends) { $0 + $1 }
    retries += other.retries
    waits += other.waits
    waitedMilliseconds += other.waitedMilliseconds
    Self.add(other.gaps, to: &gaps)
    vanished += other.vanished
    bytes += other.bytes
    first = [first, other.first].compactMap { $0 }.min()
    last = [last, other.last].compactMap { $0 }.max()
    Self.add(other.notes, to: &notes)
  }

  /// Lists for a hundred thousand parents may say as many things.
  private static let mostTexts = 100

  private static func add(_ more: [String], to texts: inout [String]) {
    for text in more where !texts.contains(text) {
      guard texts.count < mostTexts else {
        texts[mostTexts - 1] = "and more of the kind"
        return
      }
      texts.append(text)
    }
  }

  /// Counts a word that the flag of a field does not know.
  mutating func count(unread word: String, in field: String) {
    add(unread: "\(field) \"\(word.prefix(40))\"", 1)
  }

  private mutating func add(unread words: String, _ times: Int) {
    let isKnown = unread[words] != nil || unread.count < Self.mostTexts
    unread[isKnown ? words : "and more of the kind", default: 0] += times
  }

  mutating func charge(_ cost: AnswerCost, now: Timestamp) {
    requests += cost.requests
    retries += cost.retries
    waits += cost.waits
    waitedMilliseconds += cost.waitedMilliseconds
    bytes += cost.bytes
    first = first ?? now
    last = now
  }

  /// What asking cost, without what came of it: a list that is read again was still asked for.
  var costs: StreamLedger {
    var costs = StreamLedger(stream: stream, variant: variant)
    costs.requests = requests
    costs.retries = retries
    costs.waits = waits
    costs.waitedMilliseconds = waitedMilliseconds
    costs.bytes = bytes
    costs.first = first
    costs.last = last
    return costs
  }
}
