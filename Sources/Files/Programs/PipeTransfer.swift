internal import Glibc

/// Bytes on their way into a program; closes the pipe behind the last one.
struct PipeFeed {
  let pipe: Pipe
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws(FileError) {
    pipe = try Pipe(.toProgram)
    rest = bytes[...]
  }

  /// Hands over what the pipe takes now.
  mutating func advance() throws(FileError) {
    while pipe.isOpen {
      if rest.isEmpty { return pipe.close() }
      let number = pipe.number
      let count = unsafe rest.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        // A program may end without reading all of its input.
        return pipe.close()
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        throw FileError(.write, "a pipe", FileError.Reason(code: errno))
      }
    }
  }
}

/// Bytes on their way out of a program.
struct PipeDrain {
  let pipe: Pipe
  private(set) var bytes: [UInt8] = []
  private var total = 0
  private let limit: Int

  init(limit: Int) throws(FileError) {
    pipe = try Pipe(.fromProgram)
    self.limit = limit
  }

  var overflowed: Bool { total > limit }

  /// Takes what is there now, a bounded amount at a time; keeps no more than the limit.
  mutating func advance() throws(FileError) {
    var buffer = [UInt8](repeating: 0, count: 16384)
    for _ in 0..<64 where pipe.isOpen {
      let count = unsafe read(pipe.number, &buffer, buffer.count)
      if count > 0 {
        total += count
        bytes += buffer[..<min(count, limit - bytes.count)]
      } else if count == 0 {
        pipe.close()
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        throw FileError(.read, "a pipe", FileError.Reason(code: errno))
      }
    }
  }
}
