/// Why a command ends early: the exit code, and a sentence on what, where and what to do.
package struct CommandFailure: Error, Sendable, Equatable, CustomStringConvertible {
  package let status: ExitStatus
  /// A line for each thing; empty where nobody needs to be told.
  package let what: String

  package init(_ status: ExitStatus, _ what: String) {
    self.status = status
    self.what = what
  }

  package var description: String { what }
}
