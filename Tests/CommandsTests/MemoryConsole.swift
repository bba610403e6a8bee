import Commands
import HTTP

/// A console that remembers what a command wrote, for tests of whole commands.
final class MemoryConsole: Sendable {
  private let written = Locked<[UInt8]>([])
  private let told = Locked<[UInt8]>([])

  var output: String { String(decoding: written.withLock { $0 }, as: UTF8.self) }
  var errors: String { String(decoding: told.withLock { $0 }, as: UTF8.self) }

  /// The exit code of the command line, carried out on this console.
  func run(_ words: [String]) async throws -> ExitStatus {
    let stream = ErrorStream(width: nil, style: Style(isColoured: false)) { bytes in
      self.told.withLock { $0 += bytes }
    }
    let output = Output(style: Style(isColoured: false)) { bytes in
      self.written.withLock { $0 += bytes }
    }
    let console = Console(output: output, errors: stream, log: Log(to: stream, level: .info))
    return await Commands.run(try ArgumentParser.parse(words), on: console)
  }
}
