import HTTP

/// A request that was checked: it reads, it goes where it may, and each of its lines is one line.
struct OutgoingRequest: Sendable {
  enum Kind: Sendable {
    case get, head
    case post([UInt8])
  }

  let kind: Kind
  let url: CurlURL
  /// Field lines as libcurl takes them, `Name: value`.
  let lines: [String]

  init(_ request: Request, options: TransportOptions) throws(TransportError) {
    url = try CurlURL(request.target)
    guard url.scheme == "https" || options.allowHTTP else {
      throw TransportError(
        .refused,
        "\(url.authority): plain http would show the credentials to the network: "
          + "use https, or set allowHTTP")
    }
    kind = try Self.kind(of: request, url)
    lines = try Self.lines(of: request, url, userAgent: options.userAgent)
    if options.proxy != nil && !options.allowPrivateNetwork {
      // The address that a proxy connects to is out of sight; a literal one is not.
      let address = NetworkAddress(url.host)
      guard address?.isPublic != false && !CurlURL.isLoopback(url.host) else {
        throw .privateAddress(url)
      }
    }
  }

  /// What reads, and nothing else: a POST without a body is how APIs spell actions.
  private static func kind(of request: Request, _ url: CurlURL) throws(TransportError) -> Kind {
    switch (request.method, request.body.isEmpty) {
    case (.get, true): return .get
    case (.head, true): return .head
    case (.post, false): return .post(request.body)
    case (.get, false), (.head, false):
      throw TransportError(.refused, "\(url.authority): a GET or HEAD is sent without a body")
    case (.post, true):
      throw TransportError(
        .refused, "\(url.authority): a POST is only sent with a body, as a query that reads")
    default:
      throw TransportError(
        .refused, "\(url.authority): only GET, HEAD and POST with a body are ever sent")
    }
  }

  /// Fields that decide about framing, routing or decoding are the transport's own.
  private static let reserved = [
    "Accept-Encoding", "Connection", "Content-Encoding", "Content-Length", "Expect", "Host",
    "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
    "Upgrade",
  ].compactMap { FieldName($0) }

  private static func lines(
    of request: Request, _ url: CurlURL, userAgent: String
  ) throws(TransportError) -> [String] {
    var fields = request.fields
    if fields[.userAgent] == nil { fields.append(.userAgent, userAgent) }
    var lines: [String] = []
    for (name, value) in fields {
      guard !reserved.contains(name) else {
        throw TransportError(.refused, "\(url.authority): the field \(name) may not be set")
      }
      guard HeaderFields.isSafe(value) else {
        throw TransportError(
          .refused, "\(url.authority): the value of \(name) has a line break or control character")
      }
      // libcurl sends a field without a value when it ends in a semicolon.
      let isBlank = value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      lines.append(isBlank ? "\(name);" : "\(name): \(value)")
    }
    // What libcurl would add on its own: a form's type, a wait for 100 Continue.
    if request.fields[.contentType] == nil { lines.append("Content-Type:") }
    lines.append("Expect:")
    lines.append("Accept-Encoding: gzip")
    return lines
  }
}
