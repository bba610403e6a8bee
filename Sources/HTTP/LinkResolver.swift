/// Decides whether a link that an app sent may be followed, by the same parser that will connect.
package protocol LinkResolver: Sendable {
  /// The absolute URL to ask next. `page` is the URL that answered with the link; the result has
  /// the scheme, host and port of `page`, else the link is refused.
  func resolve(_ link: String, from page: String) throws(TransportError) -> String
}
