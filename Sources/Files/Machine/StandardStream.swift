internal import Glibc

/// The three streams that a process is born with.
package enum StandardStream: Int32, Sendable {
  case input, output, error

  /// Fills the places of streams that were closed when the process began: no file that is opened
  /// later may take such a number, and be written to as if it were the stream.
  package static func fillGaps() {
    for stream in [input, output, error] where fcntl(stream.rawValue, F_GETFD) < 0 {
      // The wrong way round, so that whoever uses the stream is told that it is closed.
      _ = unsafe open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
    }
  }

  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Columns of the terminal, nil where this is none.
  package var terminalWidth: Int? {
    var size = winsize()
    let number = rawValue
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    let descriptor = try duplicate()
    try descriptor.write(bytes.span)
  }

  /// All that comes on this stream, at most `limit` bytes.
  package func readAll(limit: Int) throws(FileError) -> [UInt8] {
    try duplicate().readAll(expected: 0, limit: limit)
  }

  private func duplicate() throws(FileError) -> Descriptor {
    let path = "standard \(self)"
    let number = rawValue
    let copy = try SystemCall.run(.open, path) { fcntl(number, F_DUPFD_CLOEXEC, 3) }
    return Descriptor(owning: copy, path: path)
  }
}
