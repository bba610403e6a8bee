package import Formats

/// Checks an instance's settings against its connector's definition.
package struct SettingsCheck {
  package let definition: ConnectorDefinition

  package init(_ definition: ConnectorDefinition) { self.definition = definition }

  /// The settings with the defaults filled in; mistakes go into the collector with their place.
  package func check(
    _ value: LocatedValue?, at place: Place, instance: String, file: String,
    into collector: MistakeCollector
  ) -> JSONObject {
    var settings = JSONObject()
    var reader: ObjectReader?
    if let value {
      reader = ObjectReader(
        value, as: "settings of instance \"\(instance)\"", file: file, into: collector)
    }
    for setting in definition.settings {
      guard let given = reader?.value(setting.name) else {
        settings[setting.name] = setting.fallback
        if !setting.isOptional {
          collector.add(
            file, value?.place ?? place,
            "instance \"\(instance)\" needs the setting \"\(setting.name)\" (\(setting.about)): "
              + "write settings: { \(setting.name): \(Self.example(setting)) }")
        }
        continue
      }
      let json = given.json
      if let problem = Self.problem(json, setting) {
        collector.add(file, given.place, "setting \"\(setting.name)\" \(problem)")
      }
      checkColumns(given, setting, file: file, into: collector)
      settings[setting.name] = json
    }
    reader?.finish()
    return settings
  }

  private static func example(_ setting: SettingDefinition) -> String {
    switch setting.kind {
    case .url: "\"https://...\""
    case .integer: "1"
    case .boolean: "true"
    case .list: "[\"...\"]"
    case .object: "{ ... }"
    case .file: "\"accounts.csv\""
    case .oneOf(let words): "\"\(words.first ?? "")\""
    case .string: "\"...\""
    }
  }

  private static func article(_ kind: SettingDefinition.Kind) -> String {
    switch kind {
    case .object: "an"
    case .oneOf: "one of"
    default: "a"
    }
  }

  private static func problem(_ value: JSON, _ setting: SettingDefinition) -> String? {
    switch (setting.kind, value) {
    case (.string, .string(let text)), (.file, .string(let text)):
      return text.isEmpty ? "is empty" : nil
    case (.url, .string(let text)):
      return text.hasPrefix("https://") || text.hasPrefix("http://")
        ? nil : "must be a URL that begins with https://"
    case (.integer, .number(let number)):
      return number.integer == nil ? "must be a whole number" : nil
    case (.boolean, .bool): return nil
    case (.object, .object(let members)):
      return members.allSatisfy { $0.value.string != nil } ? nil : "must hold texts only"
    case (.list, .array(let items)):
      return items.allSatisfy { $0.string != nil } ? nil : "must hold texts only"
    case (.oneOf(let words), .string(let text)):
      if words.contains(text) { return nil }
      let hint = NearestSpelling.hint(for: text, among: words)
      return "cannot be \"\(text)\"\(hint): one of \(words.joined(separator: ", "))"
    case (.boolean, _): return "must be true or false, not \(Article.with(value.kind))"
    default:
      return
        "must be \(article(setting.kind)) \(setting.kind.word), not \(Article.with(value.kind))"
    }
  }
}
