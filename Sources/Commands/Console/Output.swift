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

  package func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try sink(bytes)
    } catch {
      // A reader that has enough, as `head`, is told nothing.
      let isClosed = (error as? FileError)?.reason == .other(code: EPIPE)
      throw CommandFailure(.deliveryFailed, isClosed ? "" : "\(error)")
    }
  }

  package func write(_ text: String) throws(CommandFailure) { try write(Array(text.utf8)) }
}
