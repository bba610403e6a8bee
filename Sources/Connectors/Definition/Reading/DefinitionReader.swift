package import Formats

/// Reads and checks a definition; every mistake is told with line, column and nearest spelling.
package struct DefinitionReader {
  let file: String
  let collector = MistakeCollector()
  /// Variables that expressions may use at this point.
  var known: Set<String> = ["settings", "record", "page", "variant", "headers"]
  var settingNames: [String] = []
  var secretNames: [String] = []
  /// What `$login` has at this point.
  var loginNames: [String] = []
  var streamNames: [String] = []
  /// The rows that the stream which is being read goes through.
  var parent: ParentRule?
  /// Streams whose rows later ones join on or go through.
  var declared: [String: StreamDefinition] = [:]

  /// What the stream that is being read uses of earlier ones.
  let uses = StreamUses()

  private init(file: String) { self.file = file }

  /// The definition in these bytes; throws all mistakes at once.
  package static func read(_ bytes: [UInt8], file: String) throws(Mistakes) -> ConnectorDefinition {
    var reader = DefinitionReader(file: file)
    let value: LocatedValue
    do {
      value = try LocatedReader.read(bytes, file: file, into: reader.collector)
    } catch {
      throw Mistakes(reader.collector.mistakes + [error])
    }
    let definition = reader.definition(value, source: bytes)
    try reader.collector.throwIfAny()
    guard let definition else {
      throw Mistakes([
        Mistake(file: file, place: value.place, what: "the definition cannot be used")
      ])
    }
    return definition
  }

  private mutating func definition(_ value: LocatedValue, source: [UInt8]) -> ConnectorDefinition? {
    guard let object = ObjectReader(value, as: "the definition", file: file, into: collector) else {
      return nil
    }
    let app = object.requiredString("app", example: "github") ?? ""
    let name = object.requiredString("name", example: "GitHub organisation") ?? ""
    let about = object.requiredString("about", example: "members, teams and repositories") ?? ""
    let evidence = evidence(object)
    let notCovered = object.strings("notCovered") ?? []
    let settings = settings(object)
    settingNames = settings.map { $0.name }
    let secrets = secrets(object)
    secretNames = secrets.map { $0.name }
    var http: HTTPRules?
    if let rules = object.object("http", as: "http") { http = self.http(rules) }
    let untyped = object.value("untypedMembers").flatMap { expression($0) }
    let streams = streams(object, http)
    var visibility: VisibilityRule?
    if let rule = object.object("visibility", as: "visibility") {
      visibility = self.visibility(rule)
    }
    object.finish()
    return ConnectorDefinition(
      app: app, name: name, about: about, evidence: evidence, notCovered: notCovered,
      settings: settings, secrets: secrets, digest: SHA256.hex(source), source: source, http: http,
      streams: streams,
      visibility: visibility, untypedMembers: untyped)
  }

  private func evidence(_ object: ObjectReader) -> Evidence {
    let example = "{ specification: \"REST API v2\", date: \"2026-10\" }"
    guard object.required("evidence", example: example) != nil,
      let evidence = object.object("evidence", as: "evidence")
    else { return Evidence(specification: nil, payloads: nil, live: nil, date: "") }
    let specification = evidence.string("specification")
    let payloads = evidence.string("payloads")
    let live = evidence.string("live")
    if specification == nil, payloads == nil, live == nil {
      mistake(evidence.place, "evidence needs one of specification, payloads, live: \(example)")
    }
    let date = evidence.requiredString("date", example: "2026-10") ?? ""
    evidence.finish()
    return Evidence(specification: specification, payloads: payloads, live: live, date: date)
  }

  private func settings(_ object: ObjectReader) -> [SettingDefinition] {
    guard let all = object.object("settings", as: "settings") else { return [] }
    return all.allMembers.compactMap { member in
      guard
        let reader = ObjectReader(
          member.value, as: "setting \"\(member.key)\"", file: file, into: collector)
      else { return nil }
      let words = ["string", "url", "integer", "boolean", "list", "object", "file", "oneOf"]
      let type = reader.word("type", of: words) ?? "string"
      let values = reader.strings("values") ?? []
      let about = reader.requiredString("about", example: "what it is") ?? ""
      let fallback = reader.value("default")?.json ?? .null
      let optional = reader.bool("optional") ?? !fallback.isNull
      reader.finish()
      let kind: SettingDefinition.Kind =
        switch type {
        case "url": .url
        case "integer": .integer
        case "boolean": .boolean
        case "list": .list
        case "object": .object
        case "file": .file
        case "oneOf": .oneOf(values)
        default: .string
        }
      return SettingDefinition(
        name: member.key, kind: kind, about: about, isOptional: optional, fallback: fallback)
    }
  }

  private func secrets(_ object: ObjectReader) -> [SecretDefinition] {
    guard let all = object.object("secrets", as: "secrets") else { return [] }
    return all.allMembers.compactMap { member in
      guard
        let reader = ObjectReader(
          member.value, as: "secret \"\(member.key)\"", file: file, into: collector)
      else { return nil }
      let about = reader.requiredString("about", example: "token with scope read:org") ?? ""
      let link = reader.string("link")
      let optional = reader.bool("optional") ?? false
      reader.finish()
      return SecretDefinition(name: member.key, about: about, link: link, isOptional: optional)
    }
  }

  private func visibility(_ object: ObjectReader) -> VisibilityRule? {
    let whole = object.value("whole").flatMap { expression($0) }
    let part = object.value("part").flatMap { expression($0) }
    let basis = object.requiredString("basis", example: "the caller's own role") ?? ""
    object.finish()
    return VisibilityRule(whole: whole, part: part, basis: basis)
  }
}
