package import Files

/// Colours, where the reader has a terminal and did not ask for none.
package struct Style: Sendable {
  private let isColoured: Bool

  package init(isColoured: Bool) { self.isColoured = isColoured }

  /// The style for a stream; `NO_COLOR` of any content means none (no-color.org).
  package init(for stream: StandardStream) {
    let refused = Environment.value("NO_COLOR").map { !$0.isEmpty } ?? false
    isColoured = stream.isTerminal && !refused && Environment.value("TERM") != "dumb"
  }

  package func bold(_ text: String) -> String { paint(text, "1") }
  package func red(_ text: String) -> String { paint(text, "31") }
  package func yellow(_ text: String) -> String { paint(text, "33") }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
