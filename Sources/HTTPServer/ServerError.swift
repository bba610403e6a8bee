/// Why a server does not listen; the text names the address and what to do.
package struct ServerError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: Sendable, Equatable {
    case notAnAddress
    case portTaken
    case notPermitted
    case addressNotHere
    case system
  }

  package let code: Code
  package let what: String

  package init(_ code: Code, _ what: String) {
    self.code = code
    self.what = what
  }

  package var description: String { what }
}
