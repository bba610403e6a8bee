/// Another program, run to its end with what it may know: arguments, environment and input.
///
/// Secrets go in through `input` or `secondInput`; arguments and environment show in `ps`.
package struct Program: Sendable {
  /// The program, looked up on PATH where it has no slash, and its arguments.
  package var arguments: [String]
  /// All of the environment; nothing of ours is inherited.
  package var environment: [(name: String, value: String)]
  package var input: [UInt8] = []
  /// A second input that the program reads as `/dev/fd/3`.
  package var secondInput: [UInt8]?
  package var limits = Limits()

  package init(
    _ arguments: [String],
    environment: [(name: String, value: String)] = Environment.values(["PATH", "HOME", "LANG"])
  ) {
    self.arguments = arguments
    self.environment = environment
  }

  /// What a program may take before it is ended.
  package struct Limits: Sendable {
    package var output = 1 << 20
    /// Standard error beyond this is read and dropped.
    package var errors = 1 << 16
    package var milliseconds: Int64 = 30_000

    package init() {}
  }

  /// What a program that came to its end left.
  package struct Outcome: Sendable {
    package let end: End
    package let output: [UInt8]
    package let errors: [UInt8]

    package var succeeded: Bool { end == .exited(0) }
  }

  package enum End: Sendable, Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// The program's name for messages; never its arguments.
  var name: String { arguments.first.map { Path.name(of: $0) } ?? "" }
}
