import CCurl
package import HTTP

/// An absolute http or https URL as libcurl reads it, so that checks and connection agree.
package struct CurlURL: Sendable {
  package let scheme: String
  /// Lower case; an IPv6 address keeps its brackets.
  package let host: String
  package let port: Int
  package let path: String
  package let query: String?
  /// The URL that may be sent: no fragment, query and path byte for byte.
  package let text: String

  package static let limit = 8192

  /// Throws `.refused` with a reason that never shows path or query.
  package init(_ text: String) throws(TransportError) {
    try self.init(text, from: nil)
  }

  /// `text` may be relative where a page is given.
  init(_ text: String, from page: CurlURL?) throws(TransportError) {
    if let fault = URLSyntax.fault(text, isRelativeAllowed: page != nil) {
      throw TransportError(.refused, fault)
    }
    guard let handle = URLHandle() else {
      throw TransportError(.refused, "out of memory while reading a URL")
    }
    if let page, !handle.set(page.text) {
      throw TransportError(.refused, "the page's own URL is not one")
    }
    guard handle.set(text) else { throw TransportError(.refused, "not a URL that can be asked") }
    handle.dropFragment()
    guard
      let scheme = handle.part(CURLUPART_SCHEME), scheme == "https" || scheme == "http",
      let host = handle.part(CURLUPART_HOST).map(URLSyntax.lowercased),
      let port = handle.part(CURLUPART_PORT, defaultPort: true).flatMap(URLSyntax.port),
      let path = handle.part(CURLUPART_PATH), let whole = handle.part(CURLUPART_URL),
      handle.part(CURLUPART_ZONEID) == nil
    else { throw TransportError(.refused, "not an http or https URL with a host") }
    guard URLSyntax.isHost(host) else {
      throw TransportError(.refused, "the URL's host is not a plain name or address")
    }
    // Resolving a relative link can lengthen it.
    guard whole.utf8.count <= Self.limit else {
      throw TransportError(.refused, "a URL on \(host) is over \(Self.limit) bytes")
    }
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    query = handle.part(CURLUPART_QUERY)
    self.text = whole
  }

  private var isDefaultPort: Bool { port == (scheme == "https" ? 443 : 80) }

  /// Scheme, host and port, the port left out where it is the scheme's own.
  package var origin: String { "\(scheme)://\(authority)" }

  /// Host and port for messages, the port left out where it is the scheme's own.
  package var authority: String { isDefaultPort ? host : "\(host):\(port)" }

  /// The origin of a URL, nil where it is not one that can be asked.
  package static func origin(of text: String) -> String? {
    try? CurlURL(text).origin
  }

  /// Whether a host names this machine without asking a name server.
  package static func isLoopback(_ host: String) -> Bool {
    let host = URLSyntax.lowercased(host)
    return host == "localhost" || NetworkAddress(host)?.isLoopback == true
  }

  /// What is wrong with the base URL of an instance, nil if nothing.
  package static func fault(ofBase text: String, allowHTTP: Bool) -> String? {
    do {
      let url = try CurlURL(text)
      if url.scheme == "http" && !allowHTTP {
        return "plain http would show the credentials to the network: use https, or set allowHTTP"
      }
      if url.query != nil || text.utf8.contains(UInt8(ascii: "#")) {
        return "a base URL has no query and no fragment"
      }
      return nil
    } catch {
      return error.what
    }
  }
}
