internal import Formats

/// Invents people: the same value always gets the same replacement, in the order of first sight.
///
/// Nothing of a value is in its replacement, so nobody can be found by trying names.
struct Pseudonyms {
  private var words: [String: String] = [:]
  private var users: [String: String] = [:]
  private var domains: [String: String] = [:]
  private var phones: [String: String] = [:]
  private var opaque: [String: String] = [:]

  private static let names = [
    "Alder", "Birch", "Cedar", "Dahlia", "Elm", "Fern", "Ginkgo", "Hazel", "Iris", "Juniper",
    "Koa", "Laurel", "Maple", "Nettle", "Olive", "Poplar", "Quince", "Rowan", "Sorrel", "Teak",
    "Ulmo", "Violet", "Willow", "Yarrow", "Zinnia", "Aspen", "Bracken", "Clover", "Dill", "Elder",
  ]

  /// Every word of a person's name gets a name of its own, so that parts and wholes still agree.
  mutating func name(_ text: String) -> String {
    var name = ""
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else {
        name += self.word(word)
        word = ""
        name.unicodeScalars.append(scalar)
      }
    }
    return name + self.word(word)
  }

  /// The replacement of one word of a name that was seen already.
  func known(word: String) -> String? { words[word.lowercased()].map { Self.cased($0, as: word) } }

  private mutating func word(_ word: String) -> String {
    guard !word.isEmpty else { return "" }
    let key = word.lowercased()
    if words[key] == nil, users[key] == nil {
      let round = words.count / Self.names.count
      let name = Self.names[words.count % Self.names.count]
      words[key] = round == 0 ? name : "\(name)\(round + 1)"
    }
    return Self.cased(words[key] ?? users[key] ?? "", as: word)
  }

  mutating func user(_ text: String) -> String {
    let key = text.lowercased()
    let number = users.count + 1
    // Who is called as their first name is still called so.
    let user = users[key] ?? words[key]?.lowercased() ?? "user-\(number)"
    users[key] = user
    return Self.cased(user, as: text)
  }

  func known(user: String) -> String? { users[user.lowercased()].map { Self.cased($0, as: user) } }

  /// The part before the `@` is a user name, the domain one of the reserved ones (RFC 2606).
  mutating func mail(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return user(text) }
    let local = user(String(decoding: bytes[..<at], as: UTF8.self))
    return local + "@" + domain(String(decoding: bytes[(at + 1)...], as: UTF8.self))
  }

  private mutating func domain(_ text: String) -> String {
    let key = text.lowercased()
    let number = domains.count + 1
    let domain = domains[key] ?? (number == 1 ? "example.com" : "d\(number).example.com")
    domains[key] = domain
    return domain
  }

  /// The replacement of a mail domain that was seen already.
  func known(domain: String) -> String? { domains[domain.lowercased()] }

  /// A number of those that are kept for fiction.
  mutating func phone(_ text: String) -> String {
    let number = phones.count
    let digits = String(number % 100)
    let phone = phones[text] ?? "+1-202-555-01" + (digits.utf8.count < 2 ? "0" : "") + digits
    phones[text] = phone
    return phone
  }

  /// For values that only have to stay the same: tokens, and cursors with people inside.
  mutating func opaque(_ text: String, _ kind: String) -> String {
    let value = opaque[text] ?? "recorded-\(kind)-\(opaque.count + 1)"
    opaque[text] = value
    return value
  }

  func known(opaque text: String) -> String? { opaque[text] }

  /// Spellings that differ in case only stay different in case only.
  private static func cased(_ replacement: String, as original: String) -> String {
    let lowered = original.lowercased()
    if original.utf8.elementsEqual(lowered.utf8) { return replacement.lowercased() }
    if original.utf8.elementsEqual(original.uppercased().utf8), original.utf8.count > 1 {
      return replacement.uppercased()
    }
    return replacement.prefix(1).uppercased() + replacement.dropFirst()
  }
}
