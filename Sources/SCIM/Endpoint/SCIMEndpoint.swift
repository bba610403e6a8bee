package import Formats
package import HTTP

/// The SCIM 2.0 endpoint of all instances, each at `{publicURL}/{instance}/scim/v2`: it reads.
package struct SCIMEndpoint: Handler {
  let publicURL: String
  private let source: any SnapshotSource
  private let keys: KeyRing
  private let schemes: @Sendable (String) -> Set<KeyScheme>
  private let now: @Sendable () -> Timestamp
  private let prefix: [[UInt8]]
  private let pins = PagePins()

  static let allowed = "GET, HEAD, OPTIONS"

  /// `schemes` tells in which ways beside the bearer token an instance lets its keys be shown.
  package init(
    publicURL: String, source: any SnapshotSource, keys: KeyRing,
    schemes: @escaping @Sendable (_ instance: String) -> Set<KeyScheme> = { _ in [] },
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.publicURL = publicURL
    self.source = source
    self.keys = keys
    self.schemes = schemes
    self.now = now
    // `https://host/path`: the first two parts are the scheme and the host.
    prefix = publicURL.utf8.split(separator: ASCII.slash).dropFirst(2).map { Array($0) }
  }

  package func respond(to request: Request, into writer: inout ResponseWriter) {
    if request.method == .get || request.method == .head,
      request.path.utf8.elementsEqual("/healthz".utf8)
    {
      writeHealth(into: &writer)
      return
    }
    do throws(SCIMError) {
      let key = try verifiedKey(request, &writer.keepsake)
      let path = try path(request, key)
      switch request.method {
      case .get, .head: try read(path, request, key, into: &writer)
      case .options:
        writer.status = .noContent
        writer.set(.allow, Self.allowed)
      case .post:
        guard case .search(let kind?) = path.destination else {
          throw refusal(of: path.destination)
        }
        try list(kind, path, QueryParameters(search: request), key, into: &writer)
      default: throw refusal(of: path.destination)
      }
    } catch {
      error.write(into: &writer)
    }
  }

  /// Lets go of old snapshots whose lists nobody walks any more; to be called now and then.
  package func releaseOldSnapshots() { pins.removeExpired(at: now()) }

  /// Alive, without a key: the probe of a load balancer has none.
  private func writeHealth(into writer: inout ResponseWriter) {
    writer.set(.contentType, "application/json")
    writer.body.append(literal: "{\"status\":\"ok\"}")
  }

  /// Before the path is looked at: without a key nobody learns which instances there are.
  private func verifiedKey(
    _ request: Request, _ keepsake: inout (any Sendable)?
  ) throws(SCIMError) -> KeyRecord {
    let (now, epoch) = (now(), keys.epoch)
    if let known = keepsake as? VerifiedKey, known.opens(request.fields, epoch: epoch, at: now) {
      return known.record
    }
    guard let presented = PresentedKey(request.fields),
      let record = keys.record(ofKey: presented.key, at: now),
      presented.scheme.map({ schemes(record.instance).contains($0) }) ?? true
    else { throw .unauthorized }
    keepsake = VerifiedKey(record, shownBy: request.fields, epoch: epoch)
    return record
  }

  private func path(_ request: Request, _ key: KeyRecord) throws(SCIMError) -> SCIMPath {
    guard let path = SCIMPath(request.path, behind: prefix), source.exists(path.instance) else {
      throw .notFound("There is nothing here; the base URL ends with /<instance>/scim/v2.")
    }
    guard path.instance.utf8.elementsEqual(key.instance.utf8) else { throw .unauthorized }
    return path
  }

  private func refusal(of destination: Destination) -> SCIMError {
    switch destination {
    case .me: .noSelf
    case .search:
      SCIMError(
        status: .notImplemented,
        detail: "A search over all lists at once is not supported: send it to one of them, such as"
          + " /Users/.search.")
    case .unknown: .notFound("There is no such resource.")
    default: .readOnly
    }
  }

  private func read(
    _ path: SCIMPath, _ request: Request, _ key: KeyRecord, into writer: inout ResponseWriter
  ) throws(SCIMError) {
    let discovery = Discovery(
      base: ServiceBase(publicURL: publicURL, instance: path.instance),
      schemes: schemes(path.instance))
    switch path.destination {
    case .base:
      write(discovery.serviceProviderConfig, into: &writer)
    case .serviceProviderConfig, .resourceTypes, .schemas, .resourceType, .schema:
      guard try QueryParameters(request.query)["filter"] == nil else {
        // RFC 7644 section 4.
        throw SCIMError(status: .forbidden, detail: "Discovery documents cannot be filtered.")
      }
      guard let document = discovery.document(at: path.destination) else {
        throw .notFound("There is no such document.")
      }
      write(document, into: &writer)
    case .list(let kind):
      try list(kind, path, QueryParameters(request.query), key, into: &writer)
    case .item(let kind, let id): try item(kind, id, path, request, into: &writer)
    case .me: throw .noSelf
    case .search, .unknown: throw .notFound("There is no such resource.")
    }
  }

  private func write(_ document: JSON, into writer: inout ResponseWriter) {
    writer.setSCIMType()
    document.write(into: &writer.body)
  }

  private func served(_ path: SCIMPath) throws(SCIMError) -> ServedSnapshot {
    guard let served = source.served(path.instance) else {
      throw SCIMError(
        status: .unavailable,
        detail: "There is no snapshot of this instance yet: it is being loaded, or its first pull"
          + " has not ended.")
    }
    return served
  }

  private func list(
    _ kind: ResourceKind, _ path: SCIMPath, _ query: QueryParameters, _ key: KeyRecord,
    into writer: inout ResponseWriter
  ) throws(SCIMError) {
    let now = now()
    let current = try served(path)
    let order = try SortOrder(query, kind)
    var walk = PagePins.Walk(keyID: key.id, kind: kind, filter: query["filter"], order: order)
    var cursor: Cursor?
    if let text = query.cursor, !text.utf8.isEmpty { cursor = try Cursor(text, of: walk) }
    let page = try PageRequest(query, from: query.cursor == nil ? nil : cursor?.startIndex ?? 1)
    let served = try served(for: walk, page, cursor, current, at: now)
    var found: [Int]?
    if let text = query["filter"] {
      found = try served.positions(kind, matching: try FilterParser.parse(text))
    }
    let projection = try query.projection()
    if let order { found = served.sorted(found, kind, by: order) }
    var selection = ResourceSelection(page, found: found, total: served.count(kind))
    let goesOn = selection.count > 0 && !selection.isLast
    if query.cursor != nil, goesOn {
      let next = Cursor(
        generation: served.generation, startIndex: page.startIndex + selection.count)
      selection.goOn(at: next.text(of: walk))
      walk.generation = served.generation
    }
    writer.set(factsOf: served, at: now)
    write(selection, kind, served, projection, into: &writer)
    if page.startIndex == 1, goesOn { pins.pin(walk, to: served, at: now) }
  }

  /// The snapshot that the walk is on.
  private func served(
    for walk: PagePins.Walk, _ page: PageRequest, _ cursor: Cursor?, _ current: ServedSnapshot,
    at now: Timestamp
  ) throws(SCIMError) -> ServedSnapshot {
    guard let cursor else {
      return pins.snapshot(for: walk, startIndex: page.startIndex, current: current, at: now)
    }
    guard
      let served = pins.snapshot(
        for: walk, generation: cursor.generation, current: current, at: now)
    else {
      throw SCIMError(
        status: .badRequest, kind: .expiredCursor,
        detail: "What the cursor was given for is gone: begin again with cursor=.")
    }
    return served
  }

  private func item(
    _ kind: ResourceKind, _ id: [UInt8], _ path: SCIMPath, _ request: Request,
    into writer: inout ResponseWriter
  ) throws(SCIMError) {
    let served = try served(path)
    let query = try QueryParameters(request.query)
    let projection = try query.projection()
    guard let position = served.position(kind, id: id) else {
      throw .notFound("There is no \(kind.name) with this id.")
    }
    writer.set(factsOf: served, at: now())
    write(ResourceSelection(one: position), kind, served, projection, into: &writer)
  }

  private func write(
    _ selection: ResourceSelection, _ kind: ResourceKind, _ served: ServedSnapshot,
    _ projection: Projection, into writer: inout ResponseWriter
  ) {
    switch kind {
    case .users:
      ResourceBody(UserRenderer(served, projection), selection, served).write(into: &writer)
    case .groups:
      ResourceBody(GroupRenderer(served, projection), selection, served).write(into: &writer)
    case .roles, .entitlements:
      let renderer = EntitlementRenderer(served, projection, isRole: kind == .roles)
      ResourceBody(renderer, selection, served).write(into: &writer)
    }
  }
}

extension SCIMError {
  /// RFC 7644 section 3.11: a key is nobody's account.
  fileprivate static let noSelf = SCIMError(
    status: .notImplemented, detail: "An API key stands for no user, so there is no /Me.")
}

extension ResponseWriter {
  /// What is told of the snapshot beside the resources, which must not change with it.
  fileprivate mutating func set(factsOf served: ServedSnapshot, at now: Timestamp) {
    setSCIMType()
    set(.rollcallGeneration, served.generationText)
    set(.rollcallAge, String(max(0, now.seconds - served.finished.seconds)))
    set(.rollcallVerdict, served.verdictText)
  }
}
