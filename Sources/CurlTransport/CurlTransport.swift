package import HTTP

/// Asks apps over HTTP/1.1 and TLS by libcurl, with bounds on time, size and where it may go.
///
/// It follows no redirect, reads no cookie, and sends nothing that could change an app.
package final class CurlTransport: Transport {
  private let options: TransportOptions
  private let loop: TransferLoop

  package init(_ options: TransportOptions) {
    self.options = options
    loop = TransferLoop(maxConnectionsPerHost: options.maxConnectionsPerHost)
  }

  deinit { loop.stop() }

  package func send(_ request: Request) async throws(TransportError) -> Response {
    let outgoing = try OutgoingRequest(request, options: options)
    let response = try await loop.send(outgoing, options: options).get()
    return try BodyCoding.decode(response, from: outgoing.url, limit: options.bodyBytes)
  }

  /// Ends what is under way as cancelled, and refuses what comes after.
  package func stop() { loop.stop() }
}
