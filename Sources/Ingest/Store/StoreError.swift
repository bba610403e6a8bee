/// Why a store cannot be used: what is wrong, where, and what to do.
package struct StoreError: Error, Equatable, CustomStringConvertible {
  package let reason: Reason

  package init(_ reason: Reason) { self.reason = reason }

  package enum Reason: Sendable, Equatable {
    case invalidName(String)
    case missingFolder(String)
    case notFolder(String)
    case exposedFolder(String)
    case foreignFolder(String)
    case readOnlyFolder(String)
    case exposedFile(String)
  }

  package var description: String {
    switch reason {
    case .invalidName(let name):
      "\"\(name)\" is not a name in the state; use a to z, 0 to 9, \"-\" and \".\""
    case .missingFolder(let path):
      "the state folder \(path) does not exist; run `rollcall pull` first, or correct \"state\""
    case .notFolder(let path):
      "the state folder \(path) is a file; set \"state\" to another path"
    case .exposedFolder(let path):
      "the state folder \(path) is open to other users; run: chmod 700 \(path)"
    case .foreignFolder(let path):
      "the state folder \(path) belongs to another user; run as that user, or set \"state\""
    case .readOnlyFolder(let path):
      "the state folder \(path) is not writable; run: chmod 700 \(path)"
    case .exposedFile(let path):
      "the state file \(path) is open to other users; run: chmod 600 \(path)"
    }
  }
}
