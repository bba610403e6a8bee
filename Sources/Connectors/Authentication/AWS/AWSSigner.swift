package import Formats
package import HTTP

/// Signs requests to Amazon Web Services and to stores that speak its dialect (Signature
/// Version 4), each attempt anew.
package struct AWSSigner: Sendable {
  package let key: AWSKey
  package let region: String
  package let service: String

  package init(key: AWSKey, region: String, service: String) {
    self.key = key
    self.region = region
    self.service = service
  }

  /// The request with the fields that sign it, and with its query in the order that was signed.
  package func sign(_ request: Request, at time: Timestamp) -> Request {
    var request = request
    let date = Self.date(time)
    let url = AWSAddress(request.target, service: service)
    request.target = url.target
    request.fields[.amazonDate] = date
    if let token = key.sessionToken { request.fields[.amazonToken] = token.reveal() }
    let hash = SHA256.hex(request.body)
    if service == "s3" { request.fields[.amazonContent] = hash }
    let (signed, lines) = Self.fields(request.fields, host: url.host)
    let canonical = [request.method.name, url.path, url.query, lines, signed, hash]
      .joined(separator: "\n")
    let scope = "\(date.prefix(8))/\(region)/\(service)/aws4_request"
    let text = ["AWS4-HMAC-SHA256", date, scope, SHA256.hex(Array(canonical.utf8))]
      .joined(separator: "\n")
    let signature = Hexadecimal.encode(
      HMAC.authenticate(Array(text.utf8), key: signingKey(day: String(date.prefix(8)))))
    request.fields[.authorization] =
      "AWS4-HMAC-SHA256 Credential=\(key.id)/\(scope), SignedHeaders=\(signed), "
      + "Signature=\(signature)"
    return request
  }

  /// A key for one day, region and service.
  private func signingKey(day: String) -> [UInt8] {
    var derived = Array("AWS4\(key.secret.reveal())".utf8)
    for part in [day, region, service, "aws4_request"] {
      derived = HMAC.authenticate(Array(part.utf8), key: derived)
    }
    return derived
  }

  /// The host and every field of Amazon's own, by name: the list of names, and a line for each.
  ///
  /// Others are not signed, because proxies change them.
  private static func fields(
    _ fields: HeaderFields, host: String
  ) -> (names: String, lines: String) {
    var values: [(name: String, value: String)] = [("host", host)]
    for (name, value) in fields {
      let name = name.spelling.lowercased()
      if name.hasPrefix("x-amz-") { values.append((name, squeezed(value))) }
    }
    values.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let names = values.map { $0.name }.joined(separator: ";")
    return (names, values.map { "\($0.name):\($0.value)\n" }.joined())
  }

  /// Without blanks at its ends, and with one for each run of them inside.
  private static func squeezed(_ value: String) -> String {
    value.utf8.split(separator: ASCII.space).map { String(Substring($0)) }.joined(separator: " ")
  }

  /// `20260102T030405Z`
  private static func date(_ time: Timestamp) -> String {
    let text = Timestamp(seconds: time.seconds).rfc3339.utf8
    return String(
      decoding: text.filter { $0 != ASCII.minus && $0 != ASCII.colon }, as: UTF8.self)
  }
}

extension FieldName {
  fileprivate static let amazonDate = FieldName(known: "X-Amz-Date")
  fileprivate static let amazonToken = FieldName(known: "X-Amz-Security-Token")
  fileprivate static let amazonContent = FieldName(known: "X-Amz-Content-Sha256")
}
