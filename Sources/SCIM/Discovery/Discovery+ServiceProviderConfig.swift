import Formats

extension Discovery {
  /// What works and what does not (RFC 7643 section 5).
  var serviceProviderConfig: JSON {
    let no = JSON.members(["supported": .bool(false)])
    return .members([
      "schemas": .array([
        .string("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig")
      ]),
      "id": .string("ServiceProviderConfig"),
      "patch": no,
      "bulk": .members([
        "supported": .bool(false), "maxOperations": .integer(0), "maxPayloadSize": .integer(0),
      ]),
      "filter": .members([
        "supported": .bool(true), "maxResults": .integer(PageRequest.maximumCount),
      ]),
      "changePassword": no, "sort": .members(["supported": .bool(true)]), "etag": no,
      // RFC 9865 section 4.
      "pagination": .members([
        "cursor": .bool(true), "index": .bool(true), "defaultPaginationMethod": .string("index"),
        "defaultPageSize": .integer(PageRequest.defaultCount),
        "maxPageSize": .integer(PageRequest.maximumCount),
        "cursorTimeout": .integer(Int(PagePins.lifetimeMilliseconds / 1000)),
      ]),
      "authenticationSchemes": .array(authenticationSchemes),
      "meta": .members([
        "resourceType": .string("ServiceProviderConfig"),
        "location": .string("\(base.text)/ServiceProviderConfig"),
      ]),
    ])
  }

  private var authenticationSchemes: [JSON] {
    var all = [
      JSON.members([
        "type": .string("oauthbearertoken"), "name": .string("API key"),
        "description": .string("The API key of this instance as a bearer token"),
        "specUri": .string("https://www.rfc-editor.org/rfc/rfc6750"), "primary": .bool(true),
      ])
    ]
    if schemes.contains(.basic) {
      all.append(
        .members([
          "type": .string("httpbasic"), "name": .string("API key as a password"),
          "description": .string("Any user name, with the API key of this instance as password"),
          "specUri": .string("https://www.rfc-editor.org/rfc/rfc7617"),
        ]))
    }
    return all
  }
}
