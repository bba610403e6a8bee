package import Formats

extension ConnectorDefinition {
  /// The requests of a pull, list by list; without settings their expressions stay in braces.
  package func plan(settings: JSONObject?) -> [StreamPlan] {
    let scope = Scope(settings.map { ["settings": .object($0)] } ?? [:])
    return streams.map { StreamPlan($0, http: http, scope) }
  }

  /// The requests' address, where one holds for all of them.
  package func base(settings: JSONObject?) -> String? {
    http?.base.outline(Scope(settings.map { ["settings": .object($0)] } ?? [:]))
  }

  /// How it is known whether the credential sees everything.
  package var visibilityBasis: String? { visibility?.basis }

  /// How much the app lets itself be asked, a sentence each.
  package var limits: [String] {
    guard let http else { return [] }
    return ["at most \(http.concurrency) requests with one credential are under way at a time"]
      + http.throttle.sentences
  }
}

extension StreamPlan {
  init(_ stream: StreamDefinition, http: HTTPRules?, _ scope: Scope) {
    self.init(
      stream: stream.name, isAsked: Self.isAsked(stream, scope), condition: stream.when?.text,
      request: Self.request(stream, http, scope),
      variants: stream.variants.map { $0.name }
        .filter { !$0.isEmpty },
      parent: stream.forEach?.sentence, ending: stream.page.sentence,
      total: stream.page.total?.text, rows: Self.rows(stream),
      becomes: Self.becomes(stream),
      inner: stream.inner.map { $0.sentence(http?.base, scope) },
      whenMissing: Self.whenMissing(stream), answers: stream.errors.map { $0.sentence })
  }

  private static func isAsked(_ stream: StreamDefinition, _ scope: Scope) -> Bool? {
    guard let when = stream.when else { return true }
    guard when.variables == ["settings"], scope["settings"] != nil else { return nil }
    return try? when.holds(of: Record(.null), in: scope)
  }

  private static func request(
    _ stream: StreamDefinition, _ http: HTTPRules?, _ scope: Scope
  ) -> String {
    switch stream.source {
    case .file(let setting): "reads the file at \(Template.outline(of: setting, scope))"
    case .request(let rule):
      rule.sentence(base: http?.base, size: stream.page.size, scope)
        + (stream.poll.map { "; \($0.sentence)" } ?? "")
    }
  }

  private static func rows(_ stream: StreamDefinition) -> String? {
    let absences = StreamDefinition.Emptiness.allCases.filter { stream.empty.contains($0) }
    let empty = absences.map { $0.rawValue }.joined(separator: " or ")
    let parts = [
      stream.decode.sentence, stream.rows.map { "at \($0.text)" },
      empty.isEmpty ? nil : "\(empty) is an empty list",
      stream.keepOnly.map { "only those where \($0.text); the others are counted" },
      stream.expectation?.sentence,
    ]
    let text = parts.compactMap { $0 }.joined(separator: ", ")
    return text.isEmpty ? nil : text
  }

  private static func becomes(_ stream: StreamDefinition) -> [String] {
    let kept = stream.keep.map { ["kept as $\($0)"] } ?? []
    return stream.emits.map { $0.sentence } + kept
  }

  private static func whenMissing(_ stream: StreamDefinition) -> String {
    if stream.enriches { return "the pull stays complete, what it adds is unknown" }
    if let why = stream.optional { return "the pull is partial (\(why))" }
    return "the pull fails"
  }
}
