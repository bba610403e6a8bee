/// Answers requests: the one extension point of the server.
package protocol Handler: Sendable {
  func respond(to request: Request, into writer: inout ResponseWriter)
}
