import Connectors
import HTTP

/// Passes requests on and remembers the answers.
final class RecordingTransport: Transport {
  private let transport: any Transport
  private let made = Locked<[RecordedExchange]>([])

  init(_ transport: any Transport) { self.transport = transport }

  /// What was exchanged so far, in order of the URLs, so that recording twice gives one text.
  var exchanges: [RecordedExchange] {
    made.withLock { $0 }.sorted { left, right in
      left.method == right.method
        ? left.url.utf8.lexicographicallyPrecedes(right.url.utf8)
        : left.method.name < right.method.name
    }
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let response = try await transport.send(request)
    made.withLock { $0.append(RecordedExchange(request, response)) }
    return response
  }
}
