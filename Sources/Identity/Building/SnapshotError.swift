/// Why what was collected cannot become a snapshot.
package enum SnapshotError: Error, Sendable, CustomStringConvertible {
  /// Both an account and a group have that id, and nothing says which is meant.
  case ambiguousMember(id: String, group: String)
  /// A text longer than a row can point at.
  case tooLong(what: String, id: String, bytes: Int)
  /// More text than a snapshot can hold.
  case tooMuchText

  package var description: String {
    switch self {
    case .ambiguousMember(let id, let group):
      "group \"\(group)\" has the member \"\(id)\", which is the id of an account and of a group: "
        + "set untypedMembers: \"users\" if members without a type are always users"
    case .tooLong(let what, let id, let bytes):
      "\(what) of \"\(id.prefix(80))\" is \(bytes) bytes long; at most 65,535 can be kept"
    case .tooMuchText:
      "the texts of this instance are over 4 GiB; split it into several instances"
    }
  }
}
