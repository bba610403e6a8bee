/// Why a pull cannot go on, in a sentence for the person who runs it.
package struct PullFailure: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable {
    /// The host, TLS, the credential or the app itself: nothing was said about the list.
    case host
    /// A list was refused, did not end, or holds what the definition does not know.
    case list
    /// A setting, a secret or the definition.
    case configuration
    case cancelled
  }

  package let code: Code
  package let what: String

  package init(_ code: Code, _ what: String) {
    self.code = code
    self.what = what
  }

  package var description: String { what }
}
