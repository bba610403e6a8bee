import Connectors
import Formats
import HTTP

/// An app and its sign-in that answer as a case writes it, and remember what they were sent.
///
/// A request is looked up as `POST https://host/path?query`, then without the query. Of several
/// answers each is given once, the last for ever; one that `takes` seconds moves the clock on.
final class SignInApp: Transport, SecretKeeper {
  private let answers: JSONObject
  private let clock: TestClock
  private let isFull: Bool
  private let state: Locked<(asked: [String], given: [String: Int], kept: KeptSecret?)>

  init(_ answers: JSONObject, clock: TestClock, kept: KeptSecret?, isFull: Bool) {
    self.answers = answers
    self.clock = clock
    self.isFull = isFull
    state = Locked(([], [:], kept))
  }

  var asked: [String] { state.withLock { $0.asked } }

  func kept(_ name: String) async throws -> KeptSecret? { state.withLock { $0.kept } }

  func keep(_ secret: KeptSecret, for name: String) async throws {
    if isFull { throw FormatError("the disk is full", at: 0) }
    state.withLock { state in
      state.kept = secret
      state.asked.append("keep \(name) \(secret.value.reveal())")
    }
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let whole = "\(request.method) \(request.target)"
    let name = answers[whole] == nil ? "\(request.method) \(request.path)" : whole
    let count = state.withLock { state in
      state.asked.append(whole + Self.credentials(of: request))
      state.given[name, default: 0] += 1
      return state.given[name, default: 0]
    }
    guard let several = answers[name]?.array else {
      return Response(.ok, body: Array(#"[{"id":"1"}]"#.utf8))
    }
    let answer = several[min(count, several.count) - 1]
    if let seconds = answer["takes"]?.integer {
      try? await clock.sleep(until: clock.now().adding(milliseconds: Int64(seconds) * 1000))
    }
    if let fault = answer["fault"]?.string {
      throw TransportError(.unreachable, "no answer: \(fault)")
    }
    var fields = HeaderFields()
    for (name, value) in answer["fields"]?.object ?? JSONObject() {
      if let name = FieldName(name) { fields.append(name, value.string ?? "") }
    }
    let body =
      answer["text"]?.string.map { Array($0.utf8) } ?? answer["body"]?.bytes ?? []
    return Response(Status(answer["status"]?.integer ?? 200), fields: fields, body: body)
  }

  /// The fields that prove something, and the body.
  private static func credentials(of request: Request) -> String {
    var lines: [String] = []
    for (name, value) in request.fields
    where name == .authorization || name.spelling.lowercased().hasPrefix("x-") {
      lines.append(" \(name): \(value)")
    }
    let text = lines.sorted().joined()
    return request.body.isEmpty
      ? text : text + " <\(String(decoding: request.body, as: UTF8.self))>"
  }
}
