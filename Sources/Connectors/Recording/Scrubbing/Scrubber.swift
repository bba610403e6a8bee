package import Formats
package import HTTP

/// Takes people and secrets out of recorded answers, the same way everywhere, so that joins hold.
///
/// Ids and hosts stay. What counts as personal: what the pull made names, user names and mail
/// addresses of accounts from, every mail address, and members whose names say so.
package struct Scrubber {
  var pseudonyms = Pseudonyms()
  private let secrets: [(value: String, name: String)]
  /// Words that carry meaning for the definition or the settings, whoever is named so.
  private let kept: Set<String>
  /// Whole values that are people, by what they are.
  private var people: [String: Kind] = [:]

  enum Kind { case mail, name, user }

  package init(secrets: [String: Secret], definition: ConnectorDefinition, settings: JSONObject) {
    self.secrets = secrets.map { (value: $0.value.reveal(), name: $0.key) }
      .filter { $0.value.utf8.count >= 4 }
      .sorted { ($1.value.utf8.count, $0.name) < ($0.value.utf8.count, $1.name) }
    var kept = DefinitionWords(definition.source).meaningful
    for (_, value) in settings {
      if let text = value.string, !text.utf8.contains(UInt8(ascii: "@")) {
        kept.insert(text.lowercased())
      }
    }
    self.kept = kept
  }

  /// Learns who is who from the accounts that the pull made of the answers; names come first, so
  /// that user names made of them are found to be.
  package mutating func learn(accounts rows: [JSONObject]) {
    for row in rows {
      for name in ["display_name", "given_name", "family_name", "manager_name"] {
        learn(row[name]?.string, .name)
      }
    }
    for row in rows {
      learn(row["username"]?.string, .user)
      for mail in ["email", "manager_email", "owner_email"] { learn(row[mail]?.string, .mail) }
    }
  }

  private mutating func learn(_ text: String?, _ kind: Kind) {
    guard let text, text.utf8.count > 1, !kept.contains(text.lowercased()) else { return }
    let isMail = text.utf8.contains(UInt8(ascii: "@"))
    people[text.lowercased()] = isMail ? .mail : kind
    _ = replacement(of: text, isMail ? .mail : kind)
  }

  /// The exchanges as they may be shown to anybody.
  package mutating func scrub(exchanges: JSON) -> JSON {
    .array((exchanges.array ?? []).map { exchange(($0.object ?? JSONObject())) })
  }

  package mutating func scrub(settings: JSONObject) -> JSONObject {
    var scrubbed = JSONObject()
    for (key, value) in settings { scrubbed[key] = self.value(value, under: nil) }
    return scrubbed
  }

  private mutating func exchange(_ exchange: JSONObject) -> JSON {
    var request = exchange["request"]?.object ?? JSONObject()
    request["url"] = request["url"]?.string.map { .string(url($0)) }
    request["body"] = request["body"].map { body($0) }
    var response = exchange["response"]?.object ?? JSONObject()
    response["body"] = response["body"].map { body($0) }
    var fields = JSONObject()
    for (name, value) in response["fields"]?.object ?? JSONObject() {
      fields[name] = value.string.map { .string(url($0)) }
    }
    response["fields"] = .object(fields)
    return .members(["request": .object(request), "response": .object(response)])
  }

  /// A text is a body that is not JSON: XML, CSV, or a form.
  private mutating func body(_ json: JSON) -> JSON {
    guard let text = json.string else { return value(json, under: nil) }
    let isForm = !text.utf8.contains(ASCII.space) && text.utf8.contains(ASCII.equals)
    return .string(isForm ? url(text) : prose(text))
  }

  private mutating func value(_ json: JSON, under key: String?) -> JSON {
    switch json {
    case .null, .bool: return json
    case .number(let number):
      guard key.flatMap({ PersonalKey($0) }) == .phone else { return json }
      return .string(pseudonyms.phone(number.text))
    case .string(let text): return .string(self.text(text, under: key))
    case .array(let items): return .array(items.map { value($0, under: key) })
    case .object(let members):
      var object = JSONObject()
      for (name, member) in members { object[self.key(name)] = value(member, under: name) }
      return .object(object)
    }
  }

  /// Names of members are data where an app keys an object by people.
  private mutating func key(_ name: String) -> String {
    guard !kept.contains(name.lowercased()), let kind = people[name.lowercased()] else {
      return name
    }
    return replacement(of: name, kind)
  }

  private mutating func text(_ text: String, under key: String?) -> String {
    if let domain = pseudonyms.known(domain: text) { return domain }
    guard !text.isEmpty, !kept.contains(text.lowercased()) else { return text }
    let text = withoutSecrets(text)
    if let known = pseudonyms.known(opaque: text) { return known }
    switch key.flatMap({ PersonalKey($0) }) {
    case .token:
      return text.utf8.starts(with: "recorded-".utf8) ? text : pseudonyms.opaque(text, "token")
    case .phone: return pseudonyms.phone(text)
    case .place: return "withheld"
    case .picture: return Self.isLink(text) ? Self.origin(of: text) + "/withheld" : "withheld"
    case .mail where !text.utf8.contains(ASCII.space) && !Self.isLink(text):
      people[text.lowercased()] = .mail
      return pseudonyms.mail(text)
    case .name:
      people[text.lowercased()] = .name
      return pseudonyms.name(text)
    case .user where !Self.isLink(text):
      let kind: Kind = text.utf8.contains(UInt8(ascii: "@")) ? .mail : .user
      people[text.lowercased()] = kind
      return replacement(of: text, kind)
    case .mail, .user, nil: break
    }
    if let kind = people[text.lowercased()] { return replacement(of: text, kind) }
    if Self.isLink(text) { return url(text) }
    if holdsPeople(base64: text) { return pseudonyms.opaque(text, "cursor") }
    return prose(text)
  }

  mutating func replacement(of text: String, _ kind: Kind) -> String {
    switch kind {
    case .mail: pseudonyms.mail(text)
    case .name: pseudonyms.name(text)
    case .user: pseudonyms.user(text)
    }
  }

  func kind(of text: String) -> Kind? {
    kept.contains(text.lowercased()) ? nil : people[text.lowercased()]
  }

  /// The secrets of this instance by the names under which a test knows them.
  func withoutSecrets(_ text: String) -> String {
    var text = text
    for (value, name) in secrets {
      text = text.replacing(value, with: "recorded-\(name)")
      let encoded = PercentCoding.encode(value, as: .queryValue)
      if !encoded.utf8.elementsEqual(value.utf8) {
        text = text.replacing(encoded, with: "recorded-\(name)")
      }
    }
    return text
  }

  /// The name of a secret that is still in there.
  package func secretLeft(in text: String) -> String? {
    secrets.first { secret in
      let encoded = PercentCoding.encode(secret.value, as: .queryValue)
      return text.contains(secret.value) || text.contains(encoded)
    }?.name
  }

  static func isLink(_ text: String) -> Bool {
    text.utf8.starts(with: "https://".utf8) || text.utf8.starts(with: "http://".utf8)
      || text.utf8.first == ASCII.slash
  }
}
