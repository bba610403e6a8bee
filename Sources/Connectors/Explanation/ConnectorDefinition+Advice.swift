extension ConnectorDefinition {
  /// The kinds of things that its rows become.
  package var kindsMade: [String] {
    let made = Set(streams.flatMap { $0.things.map { $0.kind } })
    return EmittedThing.Kind.allCases.filter { made.contains($0) && $0 != .facts }.map {
      $0.rawValue
    }
  }

  /// What is not wrong, and yet would make what is pulled worth more.
  package var advice: [String] {
    var advice: [String] = []
    if visibility == nil {
      advice.append("visibility: how would anyone know that the credential sees everything?")
    }
    if notCovered.isEmpty {
      advice.append("notCovered: what has the app that this does not read?")
    }
    let accounts = streams.flatMap { $0.things }.filter { $0.kind == .account }
    for field in ["status", "email"] where accounts.contains(where: { $0.fields[field] == nil }) {
      advice.append("\(field) of accounts: without it, it reads unknown")
    }
    if accounts.isEmpty { advice.append("a list whose rows become accounts: there is none") }
    let unproven = streams.filter { !$0.isProven }.map { $0.name }
    if !unproven.isEmpty {
      advice.append(
        "total (or expect: { count: ... }, or agree: true) for the pages of "
          + "\(unproven.joined(separator: ", ")): nothing else shows that the app left nobody out")
    }
    for secret in secrets where secret.link == nil {
      advice.append("link of the secret \(secret.name): where does a person make one?")
    }
    return advice
  }
}

extension StreamDefinition {
  /// Whether anything but the app's own end shows that a list of several pages is whole.
  fileprivate var isProven: Bool {
    switch (source, page.next) {
    case (.file, _), (_, .none): true
    default: page.total != nil || page.agrees || expectation?.count != nil
    }
  }
}
