/// The streams of a command: data to one, everything else to the other.
package struct Console: Sendable {
  package let output: Output
  package let errors: ErrorStream
  package let log: Log

  package init(output: Output, errors: ErrorStream, log: Log) {
    self.output = output
    self.errors = errors
    self.log = log
  }

  /// With a time before each line of the log, for commands that run for long.
  package func timed(_ clock: @escaping @Sendable () -> String) -> Console {
    Console(output: output, errors: errors, log: log.timed(clock))
  }

  package var progress: ProgressPrinter { ProgressPrinter(on: errors) }
}

extension Console {
  /// The streams of this process.
  package static func standard(level: Log.Level) -> Console {
    Console(output: .standard, errors: .standard, log: Log(to: .standard, level: level))
  }
}
