/// A command as it is typed, so that the compiler sees to it that each one is carried out.
package enum CommandName: String, CaseIterable, Sendable {
  case demo
  case initialise = "init"
  case check
  case pull
  case serve
  case export
  case connectorsList = "connectors list"
  case connectorsShow = "connectors show"
  case connectorsPlan = "connectors plan"
  case connectorsNew = "connectors new"
  case connectorsCheck = "connectors check"
  case connectorsRecord = "connectors record"
  case connectorsTest = "connectors test"
  case keysCreate = "keys create"
  case keysList = "keys list"
  case keysRevoke = "keys revoke"
  case status
  case holdList = "hold list"
  case holdShow = "hold show"
  case holdAccept = "hold accept"
  case holdDrop = "hold drop"
  case example
  case guide
  case version
  case help

  /// The words on the command line: one, or a group and what to do in it.
  package var words: [String] { rawValue.split(separator: " ").map { String($0) } }
}
