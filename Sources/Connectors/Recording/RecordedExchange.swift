package import Formats
package import HTTP

/// One request that was made and its answer; no field of the request is kept, no credential of
/// its query, and of a sign-in only the shape, so no secret is.
package struct RecordedExchange: Sendable {
  package let method: Method
  /// The whole URL.
  package let url: String
  package let requestBody: [UInt8]
  package let response: Response
  package let isSignIn: Bool

  package init(_ request: Request, _ response: Response) {
    method = request.method
    url = request.recordedTarget
    if let discretion = request.discretion.signIn {
      isSignIn = true
      requestBody = []
      self.response = response.scrubbed(discretion)
    } else {
      isSignIn = false
      requestBody = request.body
      self.response = response
    }
  }

  /// Nil where the JSON is not an exchange.
  init?(_ json: JSON) {
    guard let request = json["request"], let answer = json["response"],
      let method = request["method"]?.string, let url = request["url"]?.string,
      let status = answer["status"]?.integer
    else { return nil }
    self.method = Method(method)
    self.url = url
    requestBody = request["body"].map { Self.bytes($0) } ?? []
    isSignIn = request["signIn"]?.bool ?? false
    var fields = HeaderFields()
    for (name, value) in answer["fields"]?.object ?? JSONObject() {
      if let name = FieldName(name), let text = value.string { fields.append(name, text) }
    }
    response = Response(
      Status(status), fields: fields, body: answer["body"].map { Self.bytes($0) } ?? [])
  }

  package var json: JSON { json(keeping: []) }

  /// `names` are fields, in small letters, that the definition looks at beside the usual ones.
  package func json(keeping names: Set<String>) -> JSON {
    var fields = JSONObject()
    for (name, value) in response.fields
    where isSignIn || Self.isKept(name.spelling.lowercased(), names) {
      fields[name.spelling] = .string(value)
    }
    var request: JSONObject = ["method": .string(method.name), "url": .string(url)]
    if isSignIn { request["signIn"] = .bool(true) }
    if !requestBody.isEmpty { request["body"] = Self.json(requestBody) }
    return .members([
      "request": .object(request),
      "response": .members([
        "status": .integer(response.status.code), "fields": .object(fields),
        "body": Self.json(response.body),
      ]),
    ])
  }

  /// Fields that a definition can look at; dates and rate limits would only change with the day.
  private static let kept: Set<String> = ["content-type", "link", "retry-after", "x-github-sso"]

  private static func isKept(_ name: String, _ names: Set<String>) -> Bool {
    if kept.contains(name) { return true }
    // What is left of a rate limit would make a replay wait; cookies are credentials.
    let isVolatile = ["limit", "cookie", "auth"].contains { name.contains($0) }
    return names.contains(name) && !isVolatile
  }

  /// A body that is JSON stands as it is, any other as text.
  private static func json(_ body: [UInt8]) -> JSON {
    (try? JSON.parse(body)) ?? .string(String(decoding: body, as: UTF8.self))
  }

  private static func bytes(_ json: JSON) -> [UInt8] {
    if case .string(let text) = json { Array(text.utf8) } else { json.bytes }
  }
}
