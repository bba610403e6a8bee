package import Files

/// Standard output: the data of a command and nothing else.
package struct Output: Sendable {
  package typealias Sink = @Sendable ([UInt8]) throws(FileError) -> Void

  package let style: Style
  private let sink: Sink

  package init(style: Style, sink: @escaping Sink) {
    self.style = style
    self.sink = sink
  }

  package static var standard: Output {
    Output(style: Style(for: .output)) { (bytes) throws(FileError) in
      try StandardStream.output.write(bytes)
    }
  }

  package func write(_ bytes: [UInt8]) throws(FileError) { try sink(bytes) }

  package func write(_ text: String) throws(FileError) { try sink(Array(text.utf8)) }
}
