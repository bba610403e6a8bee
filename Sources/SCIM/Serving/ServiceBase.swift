import Formats

/// The address that every link of an instance begins with.
struct ServiceBase {
  let text: String

  init(publicURL: String, instance: String) {
    let end = publicURL.utf8.last == ASCII.slash ? String(publicURL.dropLast()) : publicURL
    text = "\(end)/\(instance)/scim/v2"
  }

  /// The bytes as they stand within a JSON string.
  var escaped: [UInt8] {
    var bytes: [UInt8] = []
    JSONWriter.appendEscaped(text.utf8Span.span, to: &bytes)
    return bytes
  }
}
