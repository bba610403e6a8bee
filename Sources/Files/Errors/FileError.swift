/// Why something on disk could not be done: what was tried, on which path, and what to do about it.
package struct FileError: Error, Equatable, CustomStringConvertible {
  package let action: Action
  package let path: String
  package let reason: Reason

  package init(_ action: Action, _ path: String, _ reason: Reason) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  /// What was tried; the raw value completes "cannot ... PATH".
  package enum Action: String, Sendable {
    case open, read, write, create
    case append = "append to"
    case lock, list, remove, rename
    case inspect = "look at"
    case protect = "restrict"
    case run
    case wait = "wait for"
  }

  package var isNotFound: Bool { reason == .notFound }

  package var description: String {
    "cannot \(action.rawValue) \(printablePath): \(reason.words); \(reason.advice)"
  }

  /// The path as one line, whatever bytes its name holds.
  private var printablePath: String {
    path.isEmpty
      ? "a path that is empty"
      : String(String.UnicodeScalarView(path.unicodeScalars.map { $0.value < 32 ? "?" : $0 }))
  }
}
