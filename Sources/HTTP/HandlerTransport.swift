/// Lets a handler stand in as a transport, so that two ends meet without a socket.
package struct HandlerTransport: Transport {
  private let handler: any Handler

  package init(_ handler: any Handler) { self.handler = handler }

  package func send(_ request: Request) async throws(TransportError) -> Response {
    var request = request
    if let (host, target) = Self.split(request.target) {
      if request.fields[.host] == nil { request.fields[.host] = host }
      request.target = target
    }
    var writer = ResponseWriter()
    handler.respond(to: request, into: &writer)
    var fields = HeaderFields()
    for line in writer.head.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        let name = FieldName(String(decoding: line[..<colon], as: UTF8.self))
      else { continue }
      // What the writer puts between: colon, space, value, CR.
      let value = line.dropFirst(colon - line.startIndex + 2).dropLast()
      fields.append(name, String(decoding: value, as: UTF8.self))
    }
    let status = writer.status
    // RFC 9110 section 6.4.1: these answers have no content.
    let hasBody = request.method != .head && status != .noContent && status != .notModified
    guard hasBody else { return Response(status, fields: fields) }
    let rest = writer.rest
    let body = try Self.whole(writer.takeBuffer(), rest)
    return Response(status, fields: fields, body: body)
  }

  /// A value has room for all slices.
  private static func whole(
    _ first: [UInt8], _ rest: BodyRest?
  ) throws(TransportError) -> [UInt8] {
    guard var rest else { return first }
    var (body, slice) = (first, [UInt8]())
    while rest.count > 0 {
      guard rest.renderNext(into: &slice) else {
        throw TransportError(.cut, "the body ended before its announced length")
      }
      body += slice
    }
    return body
  }

  /// Host, and path with query, of an absolute URL; nil for what begins with `/`.
  private static func split(_ url: String) -> (host: String, target: String)? {
    let bytes = Array(url.utf8)
    guard bytes.first != UInt8(ascii: "/"),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8)
    else { return nil }
    let host = bytes[(colon + 3)...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    let rest = String(decoding: bytes[host.endIndex...], as: UTF8.self)
    let target = rest.utf8.first == UInt8(ascii: "/") ? rest : "/" + rest
    return (String(decoding: host, as: UTF8.self), target)
  }
}
