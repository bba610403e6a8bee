import Formats
package import HTTP

/// An answer that refuses (RFC 7644 section 3.12).
struct SCIMError: Error {
  /// The kinds of refusal that clients tell apart (table 9).
  enum Kind: String {
    case invalidFilter, invalidSyntax, invalidValue
    /// RFC 9865 section 2.2.
    case invalidCursor, expiredCursor
  }

  let status: Status
  var kind: Kind?
  let detail: String

  static func filter(_ detail: String) -> SCIMError {
    SCIMError(status: .badRequest, kind: .invalidFilter, detail: detail)
  }

  static func value(_ detail: String) -> SCIMError {
    SCIMError(status: .badRequest, kind: .invalidValue, detail: detail)
  }

  static func notFound(_ detail: String) -> SCIMError {
    SCIMError(status: .notFound, detail: detail)
  }

  static let unauthorized = SCIMError(
    status: .unauthorized,
    detail: "A valid API key of this instance is needed: Authorization: Bearer <key>.")

  static let readOnly = SCIMError(
    status: .methodNotAllowed,
    detail: "This endpoint is read-only: it tells who has access. Change access in the app itself;"
      + " the next pull will show it here.")

  var json: JSON {
    var members: JSONObject = [
      "schemas": .array([.string("urn:ietf:params:scim:api:messages:2.0:Error")]),
      "status": .string(String(status.code)),
    ]
    members["scimType"] = kind.map { .string($0.rawValue) }
    members["detail"] = .string(detail)
    return .object(members)
  }

  func write(into writer: inout ResponseWriter) {
    writer.reset()
    writer.status = status
    writer.setSCIMType()
    switch status {
    case .unauthorized: writer.set(.wwwAuthenticate, "Bearer")
    case .methodNotAllowed: writer.set(.allow, SCIMEndpoint.allowed)
    case .unavailable: writer.set(.retryAfter, "30")
    default: break
    }
    json.write(into: &writer.body)
  }
}

extension SCIMEndpoint {
  /// The media type of every answer.
  package static let contentType = "application/scim+json; charset=utf-8"

  /// The body of an answer that the server gives without asking the endpoint.
  package static func errorBody(_ status: Status, _ detail: String) -> [UInt8] {
    SCIMError(status: status, detail: detail).json.bytes
  }
}

extension ResponseWriter {
  /// Whatever the client accepts: some send `*/*`, some `application/json`, some nothing.
  mutating func setSCIMType() {
    set(.contentType, SCIMEndpoint.contentType)
  }
}
