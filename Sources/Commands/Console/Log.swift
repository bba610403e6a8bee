import Formats
package import HTTP

/// The log: one line on standard error for each event, cleaned of every secret.
package final class Log: Sendable {
  package enum Level: String, CaseIterable, Sendable {
    case error, warning, info, debug
  }

  private let stream: ErrorStream
  private let loudest: [Level]
  private let clock: (@Sendable () -> String)?
  private let redactor = Redactor()

  /// `clock` gives the time that each line begins with; without it lines bear none.
  package init(to stream: ErrorStream, level: Level, clock: (@Sendable () -> String)? = nil) {
    self.stream = stream
    self.clock = clock
    loudest = Array(Level.allCases.prefix { $0 != level }) + [level]
  }

  /// The same log with a time before each line; secrets have to be hidden from it anew.
  package func timed(_ clock: @escaping @Sendable () -> String) -> Log {
    Log(to: stream, level: loudest.last ?? .info, clock: clock)
  }

  /// From now on the secret does not pass.
  package func hide(_ secret: Secret) { redactor.add(secret) }

  /// The text without secrets, for those who show it elsewhere.
  package func clean(_ text: String) -> String { redactor.clean(text) }

  package func error(_ text: String) { write(.error, text) }
  package func warning(_ text: String) { write(.warning, text) }
  package func info(_ text: String) { write(.info, text) }
  package func debug(_ text: String) { write(.debug, text) }

  private func write(_ level: Level, _ text: String) {
    guard loudest.contains(level) else { return }
    let text = Printable.line(clean(text))
    let label =
      switch level {
      case .error: stream.style.red("error: ")
      case .warning: stream.style.yellow("warning: ")
      case .info: ""
      case .debug: "debug: "
      }
    stream.line((clock.map { $0() + " " } ?? "") + label + text)
  }
}
