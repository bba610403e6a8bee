import Files
import HTTP

/// Standard error, shared by log and progress: lines that stay, and one that is drawn over.
package final class ErrorStream: Sendable {
  package typealias Sink = @Sendable ([UInt8]) -> Void

  /// Columns of the terminal; nil where nobody watches.
  package let width: Int?
  package let style: Style
  private let sink: Sink
  private let drawn = Locked("")

  package init(width: Int?, style: Style, sink: @escaping Sink) {
    self.width = width
    self.style = style
    self.sink = sink
  }

  package static let standard = ErrorStream(
    width: StandardStream.error.isTerminal ? StandardStream.error.terminalWidth ?? 80 : nil,
    style: Style(for: .error)
  ) { bytes in
    // Where standard error itself fails, nobody is left to tell.
    try? StandardStream.error.write(bytes)
  }

  /// Writes a line that stays, above the one that is drawn over.
  package func line(_ text: String) {
    drawn.withLock { drawn in
      let clear = drawn.isEmpty ? "" : Self.clear
      sink(Array((clear + text + "\n" + drawn).utf8))
    }
  }

  /// Replaces the line that is drawn over; without a terminal there is none.
  package func draw(_ text: String) {
    guard width != nil else { return }
    drawn.withLock { drawn in
      guard drawn != text else { return }
      let clear = drawn.isEmpty ? "" : Self.clear
      drawn = text
      sink(Array((clear + text).utf8))
    }
  }

  /// Back to the first column, and nothing right of it.
  private static let clear = "\r\u{1B}[2K"
}
