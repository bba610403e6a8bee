import Files
import Glibc

/// Standard output: the data of a command and nothing else.
package struct Output: Sendable {
  package typealias Sink = @Sendable ([UInt8]) throws -> Void

  package let style: Style
  private let sink: Sink

  package init(style: Style, sink: @escaping Sink) {
    self.style = style
    self.sink = sink
  }

  package static var standard: Output {
    Output(style: Style(for: .output)) { bytes in try StandardStream.output.write(bytes) }
  }

  /// Writes; a reader that has enough, as `head`, is no failure, and misses nothing that it wants.
  package func write(_ bytes: [UInt8]) throws(CommandFailure) { _ = try offer(bytes) }

  package func write(_ text: String) throws(CommandFailure) { try write(Array(text.utf8)) }

  /// Writes; false where the reader has closed the pipe, so that nobody works on for nothing.
  package func offer(_ bytes: [UInt8]) throws(CommandFailure) -> Bool {
    do {
      try sink(bytes)
      return true
    } catch {
      if (error as? FileError)?.reason == .other(code: EPIPE) { return false }
      throw CommandFailure(.deliveryFailed, "\(error)")
    }
  }
}
