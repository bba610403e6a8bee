package import HTTP

/// Lets a next-page link be followed only within the origin of the page that gave it.
package struct CurlLinks: LinkResolver {
  package init() {}

  package func resolve(_ link: String, from page: String) throws(TransportError) -> String {
    let page = try CurlURL(page)
    let next: CurlURL
    do {
      next = try CurlURL(link, from: page)
    } catch {
      throw TransportError(
        .refused, "the next-page link that \(page.authority) sent is refused: \(error.what)")
    }
    guard next.origin == page.origin else {
      throw TransportError(
        .refused,
        "the next-page link that \(page.origin) sent leads to \(next.origin): "
          + "credentials are only sent to the configured origin")
    }
    return next.text
  }
}
