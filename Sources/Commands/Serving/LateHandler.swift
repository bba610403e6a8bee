import HTTP
import SCIM

/// Stands in until the real handler is there: the port is known only once the server listens.
final class LateHandler: Handler {
  private let handler = Locked<(any Handler)?>(nil)

  func set(_ handler: any Handler) { self.handler.withLock { $0 = handler } }

  func respond(to request: Request, into writer: inout ResponseWriter) {
    guard let handler = handler.withLock({ $0 }) else {
      writer.status = .unavailable
      writer.set(.retryAfter, "1")
      writer.set(.contentType, SCIMEndpoint.contentType)
      writer.body = SCIMEndpoint.errorBody(.unavailable, "The server is starting.")
      return
    }
    handler.respond(to: request, into: &writer)
  }
}
