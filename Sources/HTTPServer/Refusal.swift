package import HTTP

/// Why the server itself ends a connection: a status and one sentence that repeats nothing of
/// what was received.
package struct Refusal: Error, Equatable {
  package let status: Status
  package let detail: String
  /// A request known to be HEAD gets no body even then (RFC 9110 section 9.3.2).
  package var omitsBody = false

  init(_ status: Status, _ detail: String) {
    self.status = status
    self.detail = detail
  }

  static func malformed(_ detail: String) -> Refusal { Refusal(.badRequest, detail) }
}
