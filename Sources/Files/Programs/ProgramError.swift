/// Why a program has no outcome; names the program, never its arguments or what it printed.
package struct ProgramError: Error, Equatable, CustomStringConvertible {
  package let program: String
  package let reason: Reason

  package enum Reason: Sendable, Equatable {
    case noProgram
    case invalidArgument
    case notStarted(FileError.Reason)
    case slow(milliseconds: Int64)
    case tooMuchOutput(limit: Int)
  }

  package var description: String {
    switch reason {
    case .noProgram: "no program to run; give its name and its arguments"
    case .invalidArgument: "cannot run \(program): an argument holds a NUL byte; remove it"
    case .notStarted(.notFound):
      "cannot run \(program): it is not installed or not on PATH; install it or give its full path"
    case .notStarted(let reason): "cannot run \(program): \(reason.words); \(reason.advice)"
    case .slow(let milliseconds):
      "\(program) was ended after \(Double(milliseconds) / 1000) s; run it by hand to see what it "
        + "waits for"
    case .tooMuchOutput(let limit):
      "\(program) printed more than \(limit) bytes and was ended; it must print one value only"
    }
  }
}
