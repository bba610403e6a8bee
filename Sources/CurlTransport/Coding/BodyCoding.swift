import HTTP

/// Undoes what `Content-Encoding` says of a body (RFC 9110 section 8.4).
enum BodyCoding {
  static func decode(
    _ response: Response, from url: CurlURL, limit: Int
  ) throws(TransportError) -> Response {
    let codings = codings(of: response)
    // The answer to HEAD names the coding of a body that is not there.
    guard !codings.isEmpty, !response.body.isEmpty else { return response }
    // Layers multiply what a small body can grow to, and only gzip was asked for.
    guard codings == ["gzip"] || codings == ["x-gzip"] else {
      throw TransportError(
        .malformed, "\(url.authority) sent a body in a coding that was not asked for")
    }
    var response = response
    do {
      response.body = try Gzip.decode(response.body, limit: limit)
    } catch {
      throw explain(error, url, limit)
    }
    return response
  }

  private static func codings(of response: Response) -> [String] {
    var codings: [String] = []
    for value in response.fields.values(contentEncoding) {
      for part in value.utf8.split(separator: UInt8(ascii: ",")) {
        let name = part.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        let coding = URLSyntax.lowercased(String(decoding: name, as: UTF8.self))
        if coding != "" && coding != "identity" { codings.append(coding) }
      }
    }
    return codings
  }

  private static let contentEncoding = FieldName("Content-Encoding")!

  private static func explain(
    _ fault: Gzip.Fault, _ url: CurlURL, _ limit: Int
  ) -> TransportError {
    switch fault {
    case .cut: TransportError(.cut, "\(url.authority): the compressed body ends in the middle")
    case .malformed:
      TransportError(.malformed, "\(url.authority) sent a body whose compression is broken")
    case .tooLarge: .bodyTooLarge(url, limit)
    }
  }
}
