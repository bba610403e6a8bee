/// What the exit code tells a script; of several, the highest one counts.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case complete = 0
  case partial = 2
  case selfCheckFailed = 3
  case held = 4
  case deliveryFailed = 5
  case usage = 64
  case unavailable = 69
  case bug = 70
  case configuration = 78

  /// The sentence of the tables.
  package var meaning: String {
    switch self {
    case .complete: "Everything was done and is complete."
    case .partial: "The result is partial, or a list was refused or did not end."
    case .selfCheckFailed: "Rollcall found a fault in its own result and kept it back."
    case .held: "The shrink guard holds the snapshot until somebody accepts it."
    case .deliveryFailed: "The result is whole but could not be handed over."
    case .usage: "The command line was not understood."
    case .unavailable:
      "Host, TLS or credentials failed (401, 5xx), or somebody else is at it already."
    case .bug: "A fault in Rollcall; please report it."
    case .configuration: "The configuration, a secret or the state folder is not right."
    }
  }

  /// The worse of two, for commands over several instances.
  package func worse(_ other: ExitStatus) -> ExitStatus {
    rawValue < other.rawValue ? other : self
  }
}
