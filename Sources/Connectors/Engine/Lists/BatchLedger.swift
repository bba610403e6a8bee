internal import Formats
internal import Identity

/// Holds the rows of one list against the parents that were asked for in one request.
struct BatchLedger: Sendable {
  private let rule: BatchAnswer
  /// What the parents were asked by.
  private var asked = NameTable()
  /// For each of them whether a row answered.
  private var isAnswered: [Bool] = []

  init(_ rule: BatchAnswer, parents: [JSON], in scope: Scope) throws {
    self.rule = rule
    for parent in parents {
      let value = try rule.asks.value(of: Record(parent), in: scope)
      guard let key = Self.key(value) else {
        throw PullFailure(
          .list, "\(rule.asks.text) gives a \(value.kind) for a row that is asked for")
      }
      if asked.insert(key).isNew { isAnswered.append(false) }
    }
  }

  /// A row of nobody who was asked for shows that the app listed something else.
  mutating func take(_ row: Record, in scope: Scope) throws {
    let value = try rule.answers.value(of: row, in: scope)
    guard let key = Self.key(value) else {
      throw PullFailure(.list, "\(rule.answers.text) gives a \(value.kind): whose answer is a row?")
    }
    guard let name = asked.find(key[...]) else {
      let text = String(decoding: key.prefix(80), as: UTF8.self)
      throw PullFailure(
        .list,
        "a row answers for \"\(text)\", which was not asked for: the app ignores the "
          + "parameter")
    }
    isAnswered[name] = true
  }

  /// How many have no answer, where that may be.
  func vanished() throws -> Int {
    let absent = isAnswered.indices.filter { !isAnswered[$0] }
    guard let first = absent.first, rule.absent == .fail else { return absent.count }
    let text = String(decoding: asked[first].prefix(80), as: UTF8.self)
    throw PullFailure(
      .list,
      "\(absent.count) of \(asked.count) that were asked for have no answer, such as "
        + "\"\(text)\"")
  }

  private static func key(_ value: JSON) -> [UInt8]? {
    (value.string ?? value.number?.text).map { Array($0.utf8) }
  }
}
