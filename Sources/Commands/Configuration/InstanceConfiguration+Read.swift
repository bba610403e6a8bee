import Formats

extension ConfigurationReader {
  /// One member of `instances`; nil where it is too broken to be one.
  func instance(_ member: LocatedMember, allowsLiterals: Bool) -> InstanceConfiguration? {
    checkName(member)
    let subject = "instance \"\(member.key)\""
    guard let object = reader(member.value, as: subject) else { return nil }
    let connector = object.has("connector") ? object.located("connector") : nil
    if !object.has("connector") { _ = object.required("connector", example: "\"github\"") }
    let literals = object.bool("allowLiteralSecrets") ?? allowsLiterals
    let instance = InstanceConfiguration(
      name: member.key, place: member.place,
      connector: connector ?? Located("", at: member.place),
      isEnabled: object.bool("enabled") ?? true,
      settings: settings(in: object),
      secrets: secrets(of: member.key, in: object, allowsLiterals: literals),
      schedule: schedule(in: object),
      scimProfile: object.word("scimProfile", of: ["general"]) ?? "general",
      scimAuth: scimAuth(in: object),
      about: InstanceDescription(
        title: object.stringOrNull("title"), owner: object.stringOrNull("owner"),
        environment: object.stringOrNull("environment"),
        isInScope: object.bool("inScope") ?? true),
      keepsAllAttributes: object.word("attributes", of: ["all", "minimal"]) != "minimal",
      network: network(in: object),
      caps: caps(in: object),
      shrinkGuard: shrinkGuard(in: object))
    object.finish()
    return instance
  }

  private func checkName(_ member: LocatedMember) {
    let isName =
      (1...64).contains(member.key.utf8.count)
      && member.key.utf8.allSatisfy {
        ASCII.isLower($0) || ASCII.isDigit($0) || $0 == ASCII.minus
      }
    if !isName {
      add(
        member.place,
        "\"\(member.key)\" cannot name an instance: use a to z, 0 to 9 and -, at most 64 of them")
    }
  }

  private func settings(in object: ObjectReader) -> LocatedValue? {
    guard let value = object.value("settings") else { return nil }
    return reader(value, as: "\"settings\" of \(object.subject)") == nil ? nil : value
  }

  private func secrets(
    of instance: String, in object: ObjectReader, allowsLiterals: Bool
  ) -> [SecretSetting] {
    guard let names = object.object("secrets", as: "\"secrets\" of \(object.subject)") else {
      return []
    }
    return names.allMembers.compactMap { member in
      secret(member.key, of: instance, member.value, allowsLiteral: allowsLiterals).map {
        SecretSetting(name: member.key, place: member.place, reference: $0)
      }
    }
  }

  private func scimAuth(in object: ObjectReader) -> [String] {
    let known = ["bare", "basic"]
    let ways = object.strings("scimAuth") ?? []
    for way in ways where !known.contains(way) {
      let hint = NearestSpelling.hint(for: way, among: known)
      object.add(
        object.place(of: "scimAuth"),
        "\"scimAuth\" cannot hold \"\(way)\"\(hint): it takes bare, basic; bearer always works")
    }
    return ways
  }

  private func network(in object: ObjectReader) -> NetworkSettings {
    NetworkSettings(
      allowsHTTP: object.bool("allowHTTP") ?? false,
      allowsPrivateNetwork: object.bool("allowPrivateNetwork") ?? false,
      caFile: object.stringOrNull("caFile").map { path($0) },
      proxy: proxy(in: object))
  }

  /// Credentials in the address of a proxy would be a secret in the file.
  private func proxy(in object: ObjectReader) -> String? {
    guard let text = object.stringOrNull("proxy") else { return nil }
    let bytes = Array(text.utf8)
    let isURL = bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8)
    if isURL, !bytes.contains(UInt8(ascii: "@")) { return text }
    object.add(
      object.place(of: "proxy"),
      "\"proxy\" must be http://HOST:PORT or https://HOST:PORT, without user and password")
    return nil
  }

  private func caps(in object: ObjectReader) -> CapSettings {
    var caps = CapSettings()
    guard let inner = object.object("caps", as: "\"caps\" of \(object.subject)") else {
      return caps
    }
    caps.pages = inner.integer("pages", in: 1...10_000_000) ?? caps.pages
    caps.records = inner.integer("records", in: 1...1_000_000_000) ?? caps.records
    caps.minutes = inner.integer("minutes", in: 1...10_080) ?? caps.minutes
    inner.finish()
    return caps
  }

  private func shrinkGuard(in object: ObjectReader) -> GuardSettings {
    var settings = GuardSettings()
    guard let inner = object.object("guard", as: "\"guard\" of \(object.subject)") else {
      return settings
    }
    settings.percent = inner.integer("percent", in: 0...100) ?? settings.percent
    settings.objects = inner.integer("objects", in: 0...1_000_000_000) ?? settings.objects
    inner.finish()
    return settings
  }
}
