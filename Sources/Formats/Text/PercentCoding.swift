/// Percent-encoding (RFC 3986 section 2.1), by the place where the text goes.
package enum PercentCoding {
  package enum Component: Sendable {
    /// Between two slashes of a path.
    case pathSegment
    /// A name or a value of a query.
    case queryValue
    /// A name or a value of `application/x-www-form-urlencoded`: a blank becomes `+`.
    case form
  }

  package static func encode(_ text: String, as component: Component) -> String {
    var output: [UInt8] = []
    append(text.utf8Span.span, as: component, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  package static func append(
    _ utf8: Span<UInt8>, as component: Component, to output: inout [UInt8]
  ) {
    for at in utf8.indices {
      let byte = utf8[at]
      if stays(byte, in: component) {
        output.append(byte)
      } else if byte == ASCII.space && component == .form {
        output.append(UInt8(ascii: "+"))
      } else {
        output.append(UInt8(ascii: "%"))
        Hexadecimal.appendUpper(byte, to: &output)
      }
    }
  }

  /// The bytes that were encoded; nil for a `%` without two hexadecimal digits. A `+` is a blank
  /// in a form and itself elsewhere.
  package static func decode(
    _ text: some Sequence<UInt8>, as component: Component = .pathSegment
  ) -> [UInt8]? {
    var output: [UInt8] = []
    var bytes = text.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = bytes.next().flatMap(ASCII.hexValue),
          let low = bytes.next().flatMap(ASCII.hexValue)
        else { return nil }
        output.append(high << 4 | low)
      case UInt8(ascii: "+") where component == .form: output.append(ASCII.space)
      default: output.append(byte)
      }
    }
    return output
  }

  /// As above; nil too where the bytes are not UTF-8.
  package static func decode(_ text: String, as component: Component = .pathSegment) -> String? {
    decode(text.utf8, as: component).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The unreserved characters (section 2.3), and what no server reads as a delimiter in a path.
  private static func stays(_ byte: UInt8, in component: Component) -> Bool {
    if ASCII.isLetter(byte) || ASCII.isDigit(byte) { return true }
    return switch byte {
    case ASCII.minus, ASCII.dot, UInt8(ascii: "_"): true
    case UInt8(ascii: "~"): component != .form
    case UInt8(ascii: "*"): component == .form
    case UInt8(ascii: "@"), ASCII.colon: component == .pathSegment
    default: false
    }
  }
}
