import Formats

/// Shows mistakes of a file, each under the line that it stands in.
enum MistakePage {
  /// The mistakes in the order of their places; a caret points at each.
  static func lines(_ mistakes: Mistakes, _ bytes: [UInt8]) -> [String] {
    let source = bytes.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
    return mistakes.all.flatMap { mistake in
      let parts = mistake.description.split(separator: "\n").map { String($0) }
      // Expressions come with a caret of their own, under the very character.
      guard parts.count == 1, source.indices.contains(mistake.place.line - 1) else {
        return [parts.first ?? ""] + parts.dropFirst().map { "    " + $0 }
      }
      return parts + excerpt(source[mistake.place.line - 1], mistake.place)
    }
  }

  /// At most 90 columns of the line, around the place.
  private static func excerpt(_ line: ArraySlice<UInt8>, _ place: Place) -> [String] {
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      .map { $0.value < 0x20 ? " " : $0 }
    let at = max(0, min(place.column - 1, scalars.count))
    let start = max(0, at - 60)
    let shown = String(String.UnicodeScalarView(scalars[start...].prefix(90)))
    let before = String(String.UnicodeScalarView(scalars[start..<at]))
    let margin = "\(place.line) | "
    let indent = margin.utf8.count + DisplayWidth.of(before)
    return ["    " + margin + shown, "    " + String(repeating: " ", count: indent) + "^"]
  }
}
