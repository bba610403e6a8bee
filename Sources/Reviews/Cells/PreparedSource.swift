internal import Identity

/// An instance with all that its files share made ready once.
struct PreparedSource {
  let source: ExportSource
  let access: EffectiveAccess
  let csv: ReadyTexts
  let json: ReadyTexts

  init(_ source: ExportSource) {
    self.source = source
    access = EffectiveAccess(source.snapshot)
    csv = ReadyTexts(source, escape: CSVCells.appendText)
    json = ReadyTexts(source, escape: JSONCells.appendText)
  }

  var snapshot: Snapshot { source.snapshot }

  /// In the order of the rows: by name, bytewise.
  static func prepare(_ sources: [ExportSource]) -> [PreparedSource] {
    sources.sorted { $0.instance.utf8.lexicographicallyPrecedes($1.instance.utf8) }
      .map { PreparedSource($0) }
  }
}
