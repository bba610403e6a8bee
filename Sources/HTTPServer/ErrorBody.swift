package import HTTP

/// The media type and the bytes of an answer that the server makes itself.
package struct ErrorBody: Sendable {
  package let contentType: String
  package let bytes: [UInt8]

  package init(contentType: String, bytes: [UInt8]) {
    self.contentType = contentType
    self.bytes = bytes
  }

  /// What is sent where the owner of the server has no shape of its own.
  package static let plain: @Sendable (Status, String) -> ErrorBody = { status, detail in
    // The details are the server's own sentences: nothing in them needs escaping.
    let text = "{\"status\":\(status.code),\"detail\":\"\(detail)\"}\n"
    return ErrorBody(contentType: "application/json", bytes: Array(text.utf8))
  }
}
