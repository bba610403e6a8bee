import Glibc
import HTTP

/// Answers as another handler does, counted, and after a pause that stands for the network.
struct SlowHandler: Handler {
  let handler: any Handler
  let milliseconds: UInt32
  let requests = RequestCount()

  func respond(to request: Request, into writer: inout ResponseWriter) {
    requests.add()
    usleep(milliseconds * 1_000)
    handler.respond(to: request, into: &writer)
  }
}
