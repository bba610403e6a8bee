internal import Formats

extension SettingsCheck {
  /// Columns are named for all files at once: what each means must be a field of one of them, or
  /// a slip of the pen would leave the field unknown without a word.
  func checkColumns(
    _ value: LocatedValue, _ setting: SettingDefinition, file: String,
    into collector: MistakeCollector
  ) {
    let rules = definition.streams.compactMap { stream -> CSVRule? in
      guard case .csv(let rule) = stream.decode.form else { return nil }
      return rule.renamed.settingName == setting.name ? rule : nil
    }
    guard !rules.isEmpty, case .object(let members) = value.content else { return }
    for member in members {
      guard case .string(let meant) = member.value.content,
        !rules.contains(where: { $0.field(spelt: meant) != nil })
      else { continue }
      let hint = NearestSpelling.hint(
        for: meant, among: rules.flatMap { $0.columns.flatMap { [$0.field] + $0.spellings } })
      let fields = rules.first?.columns.map { $0.field } ?? []
      collector.add(
        file, member.value.place,
        "setting \"\(setting.name)\": there is no field \"\(meant)\"\(hint): write one of "
          + "\(fields.joined(separator: ", ")), or a field of the other files")
    }
  }
}
