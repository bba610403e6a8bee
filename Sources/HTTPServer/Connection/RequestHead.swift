import HTTP

/// A request whose fields are complete and whose body is still on its way.
struct RequestHead {
  let line: RequestLine
  let fields: HeaderFields
  let framing: Framing
  /// Whether the connection serves another request after this one.
  let persists: Bool
  let expectsContinue: Bool

  /// How the body is delimited (RFC 9112 section 6.3).
  enum Framing: Equatable {
    case none
    case length(Int)
    case chunked
  }

  init(
    line: RequestLine, summary: FieldSummary, bytes: ArraySlice<UInt8>, limits: Limits
  ) throws(Refusal) {
    // RFC 9112 section 3.2: Host is mandatory from HTTP/1.1 on.
    guard summary.hasHost || !line.isHTTP11 else {
      throw .malformed("The request has no Host field.")
    }
    switch (summary.contentLength, summary.isChunked) {
    case (.some, true):
      // RFC 9112 section 6.3 rule 3: both is an attempt at smuggling.
      throw .malformed("The request has both Content-Length and Transfer-Encoding.")
    case (nil, true): framing = .chunked
    case (.some(let length), false):
      guard length <= limits.bodyBytes else {
        throw Refusal(.contentTooLarge, "The body is larger than this server takes.")
      }
      framing = length == 0 ? .none : .length(length)
    case (nil, false): framing = .none
    }
    // RFC 9112 section 9.3: close wins; HTTP/1.0 persists only where it asks for it.
    persists = !summary.wantsClose && (line.isHTTP11 || summary.wantsKeepAlive)
    expectsContinue = summary.expectsContinue
    self.line = line
    fields = HeaderFields(checked: Array(bytes), places: summary.places)
  }

  func request(body: [UInt8]) -> Request {
    Request(line.method, line.target, fields: fields, body: body)
  }
}
