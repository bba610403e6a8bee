/// Reads the members of an object that a person wrote against a closed vocabulary.
///
/// It collects every mistake instead of stopping at the first; `finish` reports the keys that
/// nobody asked for, each with the nearest spelling that exists.
package final class ObjectReader {
  private let file: String
  /// What the object is, for messages: `instance "github-acme"`.
  package let subject: String
  package let place: Place
  private let members: [LocatedMember]
  private var known: [String] = []
  private let collector: MistakeCollector

  package init?(
    _ value: LocatedValue, as subject: String, file: String, into collector: MistakeCollector
  ) {
    guard case .object(let members) = value.content else {
      collector.add(file, value.place, "\(subject) must be an object: { ... }")
      return nil
    }
    self.file = file
    self.subject = subject
    self.place = value.place
    self.members = members
    self.collector = collector
  }

  /// All members, for objects whose keys are names chosen by the user.
  package var allMembers: [LocatedMember] { members }

  package func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  /// The member of that name, which thereby belongs to the vocabulary.
  package func value(_ key: String) -> LocatedValue? {
    known.append(key)
    return members.first { $0.key == key }?.value
  }

  /// As `value`, but its absence is a mistake; `example` shows what to write.
  package func required(_ key: String, example: String) -> LocatedValue? {
    if let value = value(key) { return value }
    collector.add(file, place, "\(subject) needs \"\(key)\": write \(key): \(example)")
    return nil
  }

  package func string(_ key: String) -> String? {
    value(key).flatMap { read($0, key) }
  }

  package func requiredString(_ key: String, example: String) -> String? {
    required(key, example: "\"\(example)\"").flatMap { read($0, key) }
  }

  private func read(_ value: LocatedValue, _ key: String) -> String? {
    if case .string(let text) = value.content { return text }
    add(value.place, "\"\(key)\" must be a text in quotes")
    return nil
  }

  package func bool(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if case .bool(let flag) = value.content { return flag }
    add(value.place, "\"\(key)\" must be true or false")
    return nil
  }

  package func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = value(key) else { return nil }
    if case .number(let number) = value.content, let whole = number.integer, range.contains(whole) {
      return whole
    }
    add(
      value.place,
      "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  package func strings(_ key: String) -> [String]? {
    guard let value = value(key) else { return nil }
    guard case .array(let values) = value.content else {
      add(value.place, "\"\(key)\" must be a list of texts: [\"...\"]")
      return nil
    }
    var texts: [String] = []
    for item in values {
      if case .string(let text) = item.content {
        texts.append(text)
      } else {
        add(item.place, "\"\(key)\" must hold texts in quotes only")
      }
    }
    return texts
  }

  /// One of a closed set of words.
  package func word(_ key: String, of words: [String]) -> String? {
    guard let value = value(key), let text = read(value, key) else { return nil }
    if words.contains(text) { return text }
    let hint = NearestSpelling.hint(for: text, among: words)
    add(
      value.place,
      "\"\(key)\" cannot be \"\(text)\"\(hint): one of \(words.joined(separator: ", "))")
    return nil
  }

  /// A nested object; nil (and a mistake, where it is of another kind) if it is not there.
  package func object(_ key: String, as subject: String) -> ObjectReader? {
    value(key).flatMap { ObjectReader($0, as: subject, file: file, into: collector) }
  }

  package func add(_ place: Place, _ what: String) { collector.add(file, place, what) }

  /// Reports the keys outside the vocabulary that was asked for until now.
  package func finish() {
    for member in members where !known.contains(member.key) {
      let hint = NearestSpelling.hint(for: member.key, among: known)
      let all = known.sorted().joined(separator: ", ")
      let rest = hint.isEmpty ? ": known here are \(all)" : hint
      collector.add(file, member.place, "\(subject) has no key \"\(member.key)\"\(rest)")
    }
  }
}

/// Where readers of one load put the mistakes they find.
package final class MistakeCollector {
  package private(set) var mistakes: [Mistake] = []

  package init() {}

  package func add(_ file: String, _ place: Place, _ what: String) {
    mistakes.append(Mistake(file: file, place: place, what: what))
  }

  package func add(_ mistake: Mistake) { mistakes.append(mistake) }

  /// Throws all mistakes found so far, in the order of their places.
  package func throwIfAny() throws(Mistakes) {
    guard !mistakes.isEmpty else { return }
    throw Mistakes(
      mistakes.sorted {
        ($0.file, $0.place.line, $0.place.column) < ($1.file, $1.place.line, $1.place.column)
      })
  }
}
