import Connectors
import CurlTransport
import Formats
import Ingest

extension ConfigurationReader {
  /// One member of `instances`; nil where it is too broken to be one.
  func instance(_ member: LocatedMember, allowsLiterals: Bool) -> InstanceConfiguration? {
    checkName(member)
    let subject = "instance \"\(member.key)\""
    guard let object = reader(member.value, as: subject) else { return nil }
    let definition = definition(in: object)
    let literals = object.bool("allowLiteralSecrets") ?? allowsLiterals
    let network = network(in: object)
    let given = object.value("settings")
    let settings = definition.map { definition in
      SettingsCheck(definition).check(
        given, at: member.place, instance: member.key, file: file, into: collector)
    }
    if definition == nil, let given { _ = reader(given, as: "\"settings\" of \(subject)") }
    let secrets = secrets(of: member.key, in: object, allowsLiterals: literals)
    if let definition {
      check(secrets, of: object, at: member.place, against: definition)
      checkSignIn(secrets, settings ?? [:], of: object, at: member.place, definition)
      checkURLs(settings ?? [:], given, of: definition, network)
    }
    let instance = InstanceConfiguration(
      name: member.key, place: member.place,
      definition: definition ?? catalogue.definitions[0],
      isEnabled: object.bool("enabled") ?? true,
      settings: settings ?? [:],
      secrets: secrets,
      schedule: schedule(in: object),
      scimProfile: object.word("scimProfile", of: ["general"]) ?? "general",
      scimAuth: scimAuth(in: object),
      about: InstanceDescription(
        title: object.stringOrNull("title"), owner: object.stringOrNull("owner"),
        environment: object.stringOrNull("environment"),
        isInScope: object.bool("inScope") ?? true),
      keepsAllAttributes: object.word("attributes", of: ["all", "minimal"]) != "minimal",
      network: network,
      caps: caps(in: object),
      shrinkGuard: shrinkGuard(in: object))
    object.finish()
    return definition == nil ? nil : instance
  }

  /// The connector that the instance names.
  private func definition(in object: ObjectReader) -> ConnectorDefinition? {
    guard object.required("connector", example: "\"github\"") != nil,
      let name = object.located("connector")
    else { return nil }
    if let definition = catalogue[name.value] { return definition }
    let hint = NearestSpelling.hint(for: name.value, among: catalogue.names)
    let all = catalogue.names.joined(separator: ", ")
    add(name.place, "there is no connector \"\(name.value)\"\(hint): there are \(all)")
    return nil
  }

  /// Every secret that the connector needs is there, and none that it does not know.
  private func check(
    _ secrets: [SecretSetting], of object: ObjectReader, at place: Place,
    against definition: ConnectorDefinition
  ) {
    let known = definition.secrets.map { $0.name }
    // Whatever is wrong with a secret that is given is told where it stands, and once.
    var given = object.names(in: "secrets")
    for secret in secrets where !known.contains(secret.name) {
      let hint = NearestSpelling.hint(for: secret.name, among: known)
      given += NearestSpelling.of(secret.name, among: known).map { [$0] } ?? []
      let rest = known.isEmpty ? "it needs none" : "it knows \(known.joined(separator: ", "))"
      add(
        secret.place,
        "connector \"\(definition.app)\" has no secret \"\(secret.name)\"\(hint): \(rest)")
    }
    for secret in definition.secrets
    where !secret.isOptional && !given.contains(secret.name) {
      let link = secret.link.map { "; make one at \($0)" } ?? ""
      add(
        object.has("secrets") ? object.place(of: "secrets") : place,
        "\(object.subject) needs the secret \"\(secret.name)\" (\(secret.about)\(link)): write secrets: "
          + "{ \(secret.name): { env: \"...\" } }")
    }
  }

  /// A definition may know several ways to sign in: the secrets must suffice for one.
  private func checkSignIn(
    _ secrets: [SecretSetting], _ settings: JSONObject, of object: ObjectReader, at place: Place,
    _ definition: ConnectorDefinition
  ) {
    let problem = definition.authenticationProblem(
      settings: settings, given: Set(secrets.map { $0.name }))
    if let problem {
      add(
        object.has("secrets") ? object.place(of: "secrets") : place, "\(object.subject): \(problem)"
      )
    }
  }

  /// URLs are checked by the parser that will connect.
  private func checkURLs(
    _ settings: JSONObject, _ given: LocatedValue?, of definition: ConnectorDefinition,
    _ network: NetworkSettings
  ) {
    guard case .object(let members)? = given?.content else { return }
    for setting in definition.settings {
      guard let member = members.first(where: { $0.key == setting.name }),
        let text = settings[setting.name]?.string
      else { continue }
      let isURL = text.hasPrefix("http://") || text.hasPrefix("https://")
      guard isURL, setting.kind == .url || setting.kind == .file,
        let fault = CurlURL.fault(ofBase: text, allowHTTP: network.allowsHTTP)
      else {
        continue
      }
      add(member.value.place, "setting \"\(setting.name)\": \(fault)")
    }
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

  private func caps(in object: ObjectReader) -> PullCaps {
    var caps = PullCaps()
    guard let inner = object.object("caps", as: "\"caps\" of \(object.subject)") else {
      return caps
    }
    caps.pages = inner.integer("pages", in: 1...10_000_000) ?? caps.pages
    caps.records = inner.integer("records", in: 1...1_000_000_000) ?? caps.records
    caps.minutes = inner.integer("minutes", in: 1...10_080) ?? caps.minutes
    inner.finish()
    return caps
  }

  private func shrinkGuard(in object: ObjectReader) -> ShrinkGuard {
    var settings = ShrinkGuard()
    guard let inner = object.object("guard", as: "\"guard\" of \(object.subject)") else {
      return settings
    }
    settings.percent = inner.integer("percent", in: 0...100) ?? settings.percent
    settings.objects = inner.integer("objects", in: 0...1_000_000_000) ?? settings.objects
    inner.finish()
    return settings
  }
}
