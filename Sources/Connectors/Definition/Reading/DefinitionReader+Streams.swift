internal import Formats

extension DefinitionReader {
  mutating func streams(_ object: ObjectReader, _ http: HTTPRules?) -> [StreamDefinition] {
    guard object.required("streams", example: "{ members: { ... } }") != nil,
      let all = object.object("streams", as: "streams")
    else { return [] }
    var streams: [StreamDefinition] = []
    for member in all.allMembers {
      guard
        let reader = ObjectReader(
          member.value, as: "stream \"\(member.key)\"", file: file, into: collector)
      else { continue }
      if let stream = stream(member.key, reader, http) {
        streams.append(stream)
        declared[member.key] = stream
        if let keep = stream.keep { known.insert(keep) }
      }
      streamNames.append(member.key)
    }
    return streams
  }

  private mutating func stream(
    _ name: String, _ object: ObjectReader, _ http: HTTPRules?
  ) -> StreamDefinition? {
    uses.clear()
    let parent = object.object("forEach", as: "forEach").flatMap { self.parent($0) }
    let before = known
    if let parent { known.insert(parent.variable) }
    self.parent = parent
    defer {
      known = before
      self.parent = nil
    }
    let source = source(object)
    let headers = templates(object.object("headers", as: "headers"))
    let variants = variants(object)
    let when = object.value("when").flatMap { expression($0) }
    let ownPage = object.object("page", as: "page").flatMap { self.page($0) }
    let decode = decode(object)
    let rows = object.value("rows").flatMap { expression($0) }
    let empty = emptiness(object, rows)
    let keepOnly = object.value("keepOnly").flatMap { expression($0) }
    let id = object.value("id").flatMap { expression($0) }
    let inner = innerLists(object)
    let errors = errors(object)
    let poll = object.object("poll", as: "poll").flatMap { self.poll($0) }
    let expectation = object.object("expect", as: "expect").flatMap {
      self.expectation($0, keepsOnly: keepOnly != nil)
    }
    let optional = object.string("optional")
    let enriches = object.bool("enriches") ?? false
    let keep = object.string("keep")
    // Several streams may keep one name, of which one is asked for.
    if let keep, known.contains(keep), !declared.values.contains(where: { $0.keep == keep }) {
      mistake(object.place, "keep: \"\(keep)\" hides another variable of that name")
    }
    let keepRow = object.value("keepRow").flatMap { expression($0) }
    let unique = object.bool("unique") ?? false
    let emits = emits(object)
    object.finish()
    let isFile = if case .file = source { true } else { false }
    let whole = PageRule(
      size: nil, next: .none(because: "a file is one list"), total: nil, cap: nil)
    guard let page = ownPage ?? (isFile ? whole : http?.page) else {
      mistake(object.place, "stream \"\(name)\" does not say how it ends: give it a page")
      return nil
    }
    if case .request(let request) = source { check(page, in: request, object.place) }
    if http == nil, !isFile { mistake(object.place, "a stream that asks an app needs http") }
    if errors.contains(where: { $0.meaning == .vanished }), parent == nil {
      mistake(
        object.place, "only what another stream listed can vanish: \"vanished\" needs forEach")
    }
    let mayMiss =
      errors.contains { $0.meaning == .gap } || inner.contains { $0.absent?.meaning == .gap }
    if mayMiss, optional == nil, !enriches {
      mistake(object.place, "only a stream that is optional or enriches may have a gap")
    }
    let identity = id ?? emits.first.flatMap { Self.identity(of: $0) }
    if let parent {
      check(
        tree: parent, keepRow: keepRow, hasID: identity != nil, variants: variants, object.place)
    }
    guard let source else { return nil }
    return StreamDefinition(
      name: name, needs: needs(parent), source: source, headers: headers, variants: variants,
      forEach: parent, when: when, page: page, decode: decode, rows: rows, empty: empty,
      keepOnly: keepOnly,
      id: identity, inner: inner, errors: errors,
      poll: poll,
      expectation: expectation,
      optional: optional, enriches: enriches, keep: keep, keepRow: keepRow, isUnique: unique,
      emits: emits)
  }

  /// A name may be kept by several streams, of which one is asked for: all of them come first.
  private func needs(_ parent: ParentRule?) -> Set<String> {
    let keepers = declared.values.filter { $0.keep.map { uses.variables.contains($0) } ?? false }
    return uses.streams.union(keepers.map { $0.name }).union(parent.map { [$0.stream] } ?? [])
  }

  /// What tells rows apart where the definition does not say: the id of what they become.
  static func identity(of emit: EmitRule) -> Expression? {
    guard emit.each == nil, case .thing(let thing) = emit.result else { return nil }
    for field in ["id", "account", "group", "member"] {
      if case .expression(let expression)? = thing.fields[field],
        expression.variables.isEmpty
      {
        return expression
      }
    }
    return nil
  }

  private func variants(_ object: ObjectReader) -> [Variant] {
    guard let value = object.value("variants") else { return [Variant.only] }
    guard case .array(let values) = value.content, !values.isEmpty else {
      mistake(value.place, "variants must be a list: [{ query: { role: \"admin\" } }]")
      return [Variant.only]
    }
    let variants: [Variant] = values.compactMap { item in
      guard let reader = ObjectReader(item, as: "a variant", file: file, into: collector) else {
        return nil
      }
      defer { reader.finish() }
      let query = reader.object("query", as: "query")?.allMembers.compactMap { member in
        text(member.value, "a variant's parameter").map { (name: member.key, value: $0) }
      }
      return Variant(query: query ?? [], value: item.json)
    }
    for (position, variant) in variants.enumerated()
    where variants[..<position].contains(where: { $0.name == variant.name }) {
      mistake(value.place, "two variants are \"\(variant.name)\"")
    }
    return variants
  }
}

extension Variant {
  /// The one variant of a list without variants.
  static let only = Variant(query: [], value: .null)
}
