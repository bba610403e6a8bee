/// A request, in either direction.
package struct Request: Sendable {
  package var method: Method
  /// Outgoing: an absolute URL. Incoming: the path and query as they were sent, percent-encoded,
  /// beginning with `/` (absolute-form is reduced to this by the server).
  package var target: String
  package var fields: HeaderFields
  package var body: [UInt8]
  /// Outgoing: what of it and of its answer must not be written down.
  package var discretion = Discretion()

  package init(
    _ method: Method, _ target: String, fields: HeaderFields = HeaderFields(), body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.fields = fields
    self.body = body
  }

  /// The target up to the `?`.
  package var path: Substring {
    target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
  }

  /// What follows the first `?`, still encoded; nil where there is none.
  package var query: Substring? {
    target.utf8.firstIndex(of: UInt8(ascii: "?")).map { target[target.utf8.index(after: $0)...] }
  }
}
