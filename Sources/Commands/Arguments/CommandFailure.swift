/// Why a command ends early: the exit code, and a sentence on what, where and what to do.
package struct CommandFailure: Error, Sendable, Equatable, CustomStringConvertible {
  package let status: ExitStatus
  package let what: String

  package init(_ status: ExitStatus, _ what: String) {
    self.status = status
    self.what = what
  }

  package var description: String { what }
}
