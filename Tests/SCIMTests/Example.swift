import Formats
import HTTP
import Identity
import SCIM

/// An endpoint over snapshots made here, asked without a socket.
struct Example {
  static let publicURL = "https://rollcall.example.com"
  static let now = Timestamp(seconds: 1_800_000_000)
  static let key = APIKey.make(random: (0..<64).map { UInt8($0) })!
  static let otherKey = APIKey.make(random: (0..<64).map { UInt8($0 + 100) })!

  let endpoint: SCIMEndpoint
  let keys: KeyRing
  private let source: Snapshots

  init(
    _ snapshots: [String: Snapshot?], publicURL: String = Example.publicURL,
    schemes: Set<KeyScheme> = [], seen: (any SeenTimes)? = nil
  ) {
    let records = [("acme", Self.key), ("other", Self.otherKey)].map { instance, key in
      KeyRecord(
        id: "key-\(instance)", name: "test", instance: instance,
        hash: APIKey.hash(Array(key.utf8)), created: Timestamp(seconds: 0))
    }
    let served = snapshots.compactMapValues { $0 }.map { instance, snapshot in
      ServedSnapshot(
        snapshot, instance: instance, generation: 7, verdict: .complete,
        finished: Timestamp(seconds: Self.now.seconds - 90), publicURL: publicURL, seen: seen)
    }
    let source = Snapshots(
      served: Dictionary(uniqueKeysWithValues: served.map { ($0.instance, $0) }),
      names: Set(snapshots.keys))
    self.source = source
    keys = KeyRing(records)
    endpoint = SCIMEndpoint(
      publicURL: publicURL, source: source, keys: keys, schemes: { _ in schemes },
      now: { source.now })
  }

  /// Publishes a snapshot of `acme` in the place of the one before.
  func publish(_ snapshot: Snapshot, generation: Int) {
    source.publish(
      ServedSnapshot(
        snapshot, instance: "acme", generation: generation, verdict: .complete,
        finished: Self.now, publicURL: Self.publicURL))
  }

  func wait(seconds: Int64) { source.wait(seconds: seconds) }

  /// Asks with the key of `acme`; `target` follows `/acme/scim/v2` unless it is a whole path.
  func ask(
    _ target: String, _ method: Method = .get, key: String? = Example.key, whole: Bool = false,
    fields: [(FieldName, String)]? = nil, body: [UInt8] = []
  ) -> Answer {
    let path = (whole ? "" : "/acme/scim/v2") + target
    return Answer(
      answer(Request(method, path, fields: HeaderFields(fields ?? Self.bearer(key)), body: body)))
  }

  /// Asks as above, and leaves the rest of a long answer unrendered.
  func begin(_ target: String) -> ResponseWriter {
    answer(
      Request(.get, "/acme/scim/v2" + target, fields: HeaderFields(Self.bearer(Self.key))))
  }

  private func answer(_ request: Request) -> ResponseWriter {
    var writer = ResponseWriter()
    endpoint.respond(to: request, into: &writer)
    return writer
  }

  private static func bearer(_ key: String?) -> [(FieldName, String)] {
    key.map { [(.authorization, "Bearer \($0)")] } ?? []
  }
}

struct Answer {
  let status: Int
  let head: String
  private(set) var body: [UInt8]
  /// What the head will say, and the lengths of the pieces that the body came in.
  let announced: Int
  private(set) var slices: [Int]

  init(_ writer: consuming ResponseWriter) {
    status = writer.status.code
    head = String(decoding: writer.head, as: UTF8.self)
    announced = writer.bodyCount
    body = writer.body
    slices = [body.count]
    guard var rest = writer.rest else { return }
    var slice: [UInt8] = []
    while rest.count > 0, rest.renderNext(into: &slice) {
      body += slice
      slices.append(slice.count)
    }
  }

  var json: JSON { (try? JSON.parse(body)) ?? .null }
  var resources: [JSON] { json["Resources"]?.array ?? [] }
  var ids: [String] { resources.compactMap { $0["id"]?.string } }
  var text: String { String(decoding: body, as: UTF8.self) }
}

private final class Snapshots: SnapshotSource {
  private let state: Locked<(served: [String: ServedSnapshot], now: Timestamp)>
  private let names: Set<String>

  init(served: [String: ServedSnapshot], names: Set<String>) {
    state = Locked((served, Example.now))
    self.names = names
  }

  var now: Timestamp { state.withLock { $0.now } }

  func served(_ instance: String) -> ServedSnapshot? { state.withLock { $0.served[instance] } }
  func exists(_ instance: String) -> Bool { names.contains(instance) }
  func publish(_ served: ServedSnapshot) { state.withLock { $0.served[served.instance] = served } }
  func wait(seconds: Int64) {
    state.withLock { $0.now = $0.now.adding(milliseconds: seconds * 1000) }
  }
}
