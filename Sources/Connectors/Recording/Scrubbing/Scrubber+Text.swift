internal import Formats

extension Scrubber {
  /// Free text: secrets, mail addresses, user names, and words of names where they stand with a
  /// capital letter between others.
  mutating func prose(_ text: String) -> String {
    var prose = ""
    let isSentence = text.utf8.contains(ASCII.space)
    var rest = Array(withoutSecrets(text).utf8)[...]
    while let first = rest.first {
      guard Self.isWord(first) else {
        let gap = rest.prefix { !Self.isWord($0) }
        prose += String(decoding: gap, as: UTF8.self)
        rest = rest.dropFirst(gap.count)
        continue
      }
      let word = rest.prefix { Self.isWord($0) }
      rest = rest.dropFirst(word.count)
      prose += run(String(decoding: word, as: UTF8.self), isSentence)
    }
    return prose
  }

  /// A run of what names, mail addresses and user names are made of.
  private mutating func run(_ run: String, _ isSentence: Bool) -> String {
    let bytes = Array(run.utf8)
    let core = bytes.prefix(bytes.count - bytes.reversed().prefix { $0 == ASCII.dot }.count)
    let word = String(decoding: core, as: UTF8.self)
    let end = String(decoding: bytes[core.count...], as: UTF8.self)
    if let at = core.lastIndex(of: UInt8(ascii: "@")) {
      let isMail = at > 0 && core[(at + 1)...].contains(ASCII.dot)
      if isMail { return pseudonyms.mail(word) + end }
      // A mention: the name is a user's, if it is one.
      let name = String(decoding: core[(at + 1)...], as: UTF8.self)
      if at == 0, kind(of: name) != nil { return "@" + pseudonyms.user(name) + end }
    }
    if let kind = kind(of: word) { return replacement(of: word, kind) + end }
    if let domain = pseudonyms.known(domain: word) { return domain + end }
    let isCapital = core.first.map { ASCII.lowered($0) != $0 || $0 >= 0x80 } ?? false
    if isSentence, isCapital, let name = pseudonyms.known(word: word) { return name + end }
    return run
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || "._-+@%".utf8.contains(byte)
  }

  /// Whether a cursor or the like has people inside.
  func holdsPeople(base64 text: String) -> Bool {
    guard text.utf8.count >= 8,
      let bytes = Base64.decode(text) ?? Base64.decode(text, .url),
      let inside = String(validating: bytes, as: UTF8.self)
    else { return false }
    let runs = inside.utf8.split { !Self.isWord($0) }.map { String(decoding: $0, as: UTF8.self) }
    return runs.contains { kind(of: $0) != nil || $0.utf8.contains(UInt8(ascii: "@")) }
  }
}
