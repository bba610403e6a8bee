import Formats
import HTTP

/// An app that answers as a scenario writes it, and remembers what it was asked.
///
/// A request is looked up as `/Users?count=2`, then without its query; one of GraphQL as
/// `/graphql Operation cursor`, then without the cursor; any other POST with its body, as in
/// `/search {"page":2}`, then without it. Of several answers each is given once, the last for ever.
final class ScenarioApp: Transport {
  static let origin = "https://api.example.com"

  private let answers: JSONObject
  private let state = Locked<(asked: [String], given: [String: Int])>(([], [:]))

  init(_ answers: JSONObject) { self.answers = answers }

  var asked: [String] { state.withLock { $0.asked } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let names = Self.names(of: request)
    let name = names.first { answers[$0] != nil } ?? names[0]
    let count = state.withLock { state in
      state.asked.append(names[0])
      state.given[name, default: 0] += 1
      return state.given[name, default: 0]
    }
    guard request.fields[.authorization]?.contains("canary-token-123") ?? true else {
      return Response(.unauthorized, body: Array(#"{"message":"no token"}"#.utf8))
    }
    guard let answer = answers[name] else {
      return Response(.notFound, body: Array(#"{"message":"nothing here"}"#.utf8))
    }
    guard let several = answer.array else { return try Self.response(answer) }
    return try Self.response(several[min(count, several.count) - 1])
  }

  private static func names(of request: Request) -> [String] {
    func short(_ url: some StringProtocol) -> String {
      url.hasPrefix(origin) ? String(url.dropFirst(origin.count)) : String(url)
    }
    guard request.method == .post else { return [short(request.target), short(request.path)] }
    let text = String(decoding: request.body, as: UTF8.self)
    guard let body = try? JSON.parse(request.body), let document = body["query"]?.string else {
      return [short(request.target) + " " + text, short(request.target)]
    }
    let operation = document.split(separator: " ").dropFirst().first ?? ""
    let name = short(request.target) + " " + operation.prefix { $0 != "(" }
    let cursor = body["variables"]?["after"]?.string.map { name + " " + $0 }
    return [cursor ?? name, name]
  }

  /// Text of the first 256 characters of Unicode, a byte each.
  private static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private static func response(_ answer: JSON) throws(TransportError) -> Response {
    if let fault = answer["fault"]?.string {
      throw TransportError(fault == "timeout" ? .timedOut : .unreachable, "no answer: \(fault)")
    }
    var fields = HeaderFields()
    for (name, value) in answer["fields"]?.object ?? JSONObject() {
      if let name = FieldName(name) { fields.append(name, value.string ?? "") }
    }
    let status = Status(answer["status"]?.integer ?? 200)
    return Response(status, fields: fields, body: body(answer))
  }

  private static func body(_ answer: JSON) -> [UInt8] {
    if let text = answer["text"]?.string { return Array(text.utf8) }
    if let text = answer["latin"]?.string { return latin(text) }
    guard let text = answer["utf16"]?.string else { return answer["body"]?.bytes ?? [] }
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    return bytes
  }
}
