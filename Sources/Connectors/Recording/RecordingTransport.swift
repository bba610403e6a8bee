package import HTTP

/// Passes requests on and remembers the answers.
package final class RecordingTransport: Transport {
  private let transport: any Transport
  private let made = Locked<[RecordedExchange]>([])

  package init(_ transport: any Transport) { self.transport = transport }

  /// What was exchanged so far, in order of the URLs, so that recording twice gives one text.
  ///
  /// Answers that were asked for again at once (too many requests, a failing host) are left out.
  package var exchanges: [RecordedExchange] {
    let made = made.withLock { $0 }
    let isRetried = { (exchange: RecordedExchange) in
      exchange.response.status.code == 429 || exchange.response.status.code >= 500
    }
    return made.enumerated()
      .filter { position, exchange in
        !isRetried(exchange) || !made[(position + 1)...].contains { $0.isSameRequest(exchange) }
      }
      .sorted { left, right in
        let (a, b) = (left.element, right.element)
        return (a.method.name, a.url, left.offset) < (b.method.name, b.url, right.offset)
      }
      .map { $0.element }
  }

  package func send(_ request: Request) async throws(TransportError) -> Response {
    let response = try await transport.send(request)
    made.withLock { $0.append(RecordedExchange(request, response)) }
    return response
  }
}

extension RecordedExchange {
  fileprivate func isSameRequest(_ other: RecordedExchange) -> Bool {
    method == other.method && url == other.url && requestBody == other.requestBody
  }
}
