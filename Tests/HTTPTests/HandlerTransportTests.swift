import HTTP
import Testing

@Suite struct HandlerTransportTests {
  /// Says what it was asked, in a field and in the body.
  private struct Echo: Handler {
    var status = Status.ok

    func respond(to request: Request, into writer: inout ResponseWriter) {
      writer.status = .internalError
      writer.set(.link, "forgotten")
      writer.reset()
      writer.status = status
      writer.set(.link, "<a: b>; rel=\"next\"")
      writer.set(.etag, "")
      writer.body.append(contentsOf: request.target.utf8)
    }
  }

  @Test func `gives the handler the origin-form of any URL`() async throws {
    let cases = [
      ("https://a.test/x?y", "/x?y"), ("https://a.test", "/"), ("https://a.test?y", "/?y"),
      ("/x?u=http://b.test/z", "/x?u=http://b.test/z"), ("http://[::1]:80/", "/"),
    ]
    for (url, target) in cases {
      let response = try await HandlerTransport(Echo()).send(Request(.get, url))
      #expect(String(decoding: response.body, as: UTF8.self) == target)
      #expect(response.fields[.link] == "<a: b>; rel=\"next\"")
      #expect(response.fields[.etag] == "")
      #expect(response.fields.count == 2)
    }
  }

  @Test func `answers without content where HTTP has none`() async throws {
    let head = try await HandlerTransport(Echo()).send(Request(.head, "/x"))
    let unchanged = try await HandlerTransport(Echo(status: .notModified)).send(
      Request(.get, "/x"))
    #expect(head.body.isEmpty && head.status == .ok)
    #expect(unchanged.body.isEmpty && unchanged.status == .notModified)
  }
}
