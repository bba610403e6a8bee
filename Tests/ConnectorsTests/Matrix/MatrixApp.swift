import Formats
import HTTP

/// An app that has one list, pages it in one style, and lies in one way.
final class MatrixApp: Transport {
  static let origin = "https://api.example.com"
  /// The page size that every style asks for, and the number of rows there are.
  static let size = 3
  static let count = 10

  /// What is known of one request for rows.
  struct Ask {
    /// The first row that is asked for.
    var offset: Int
    /// The number of the page, the first being 0.
    var page: Int { offset / MatrixApp.size }
    /// How often this page was asked for in this reading, this time included.
    var attempt = 1
    /// How often the list was begun.
    var reading = 1
    /// Whether the answer holds the record in which the list stands.
    var isOuter = false
  }

  private struct State {
    var readings = 0
    var attempts: [Int: Int] = [:]
    var logins = 0
    var hasBegun = false
  }

  private let style: MatrixStyle
  private let lie: MatrixLie?
  private let means: MatrixMeans?
  private let state = Locked(State())

  init(_ style: MatrixStyle, _ lie: MatrixLie?, _ means: MatrixMeans?) {
    self.style = style
    self.lie = lie
    self.means = means
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    try answer(request)
  }

  func answer(_ request: Request) throws(TransportError) -> Response {
    guard request.target.hasPrefix(Self.origin + "/") else {
      throw TransportError(.refused, "the canary went elsewhere")
    }
    switch request.path.dropFirst(Self.origin.count) {
    case "/token": return token()
    case "/parents": return .json("[{\"id\": \"p\"}]")
    case "/count":
      let count = lie?.count ?? Self.count
      return .json("{\"number\": \(count)}")
    default: break
    }
    if isFirst, style.tells.contains("state") {
      return Response(.ok, body: Array("<Answer><State>RUNNING</State></Answer>".utf8))
    }
    var ask = ask(style.offset(of: request))
    ask.isOuter = style.isOuter(request)
    let login = request.fields[.authorization] ?? ""
    if let refusal = refusal(login, ask) { return refusal }
    if let fault = lie?.fault(ask, style) {
      switch fault {
      case .answer(let response): return response
      case .error(let error): throw error
      }
    }
    var answer = MatrixAnswer(lie?.list(ask) ?? MatrixLie.truth, ask, style)
    lie?.change(&answer, ask, style)
    var response = answer.response(style, means)
    lie?.garble(&response, ask, style)
    return response
  }

  private func ask(_ offset: Int) -> Ask {
    state.withLock { state in
      var ask = Ask(offset: offset)
      let isAgain = state.attempts[offset] != nil && lie?.isRetried ?? false
      if offset == 0, !isAgain {
        state.readings += 1
        state.attempts = [:]
      }
      state.attempts[offset, default: 0] += 1
      ask.attempt = state.attempts[offset, default: 0]
      ask.reading = max(1, state.readings)
      return ask
    }
  }

  /// Whether nothing was asked before; a report is not ready then.
  private var isFirst: Bool {
    state.withLock { state in
      defer { state.hasBegun = true }
      return !state.hasBegun
    }
  }

  private func token() -> Response {
    let login = state.withLock { state in
      state.logins += 1
      return state.logins
    }
    return .json("{\"access_token\": \"canary-\(login)\", \"expires_in\": 3600}")
  }

  /// A token that ends in the middle is refused until there is another one.
  private func refusal(_ login: String, _ ask: Ask) -> Response? {
    let ends = (lie?.renews ?? false) && ask.page >= style.middle
    return state.withLock { state in
      guard ends, login.hasSuffix("canary-1") || state.logins == 0 else { return nil }
      return Response(.unauthorized, body: Array("{\"message\":\"expired\"}".utf8))
    }
  }
}
