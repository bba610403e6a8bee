import Formats
import HTTP

/// The same parameters in the body of a POST (RFC 7644 section 3.4.3).
extension QueryParameters {
  private static let urn = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"

  init(search request: Request) throws(SCIMError) {
    let type = (request.fields[.contentType] ?? "").utf8
      .prefix { $0 != ASCII.semicolon && $0 != ASCII.space }.map { ASCII.lowered($0) }
    guard
      type.elementsEqual("application/scim+json".utf8)
        || type.elementsEqual("application/json".utf8)
    else {
      throw SCIMError(
        status: .unsupportedMediaType, detail: "A search is sent as application/scim+json.")
    }
    guard let body = try? JSON.parse(request.body), let members = body.object else {
      throw SCIMError(
        status: .badRequest, kind: .invalidSyntax, detail: "The body is not a JSON object.")
    }
    guard body["schemas"]?.array?.contains(.string(Self.urn)) == true else {
      throw SCIMError(
        status: .badRequest, kind: .invalidSyntax,
        detail: "The schemas of a search must hold \(Self.urn).")
    }
    self.init()
    for (name, value) in members {
      switch value {
      case .string(let text): try set(name, text)
      case .number(let number): try set(name, number.text)
      case .array(let items):
        try set(name, items.compactMap { $0.string }.joined(separator: ","))
      case .null: break
      case .bool, .object: try set(name, "")
      }
    }
  }
}
