internal import Formats
internal import HTTP

/// Gives the requests of one pull their credential: signs in when it is first needed, and again
/// before that ends or once it is refused; all lists of the pull share it, several pulls never.
final class Session: Sendable {
  private struct State {
    var current: (login: Login, number: Int, renewal: Timestamp?)?
    var number = 0
    /// Whether somebody is signing in, for whom the others wait.
    var isBusy = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    /// A refused sign-in is not tried again: accounts are locked for less.
    var failure: PullFailure?
  }

  private enum Next {
    case use(Login, Int)
    case wait
    case signIn
    case fail(PullFailure)
  }

  let means: SignInMeans
  private let state = Locked(State())

  init(_ means: SignInMeans) { self.means = means }

  /// Signs in, so that `$login` is known before the first request, and a refusal is told first.
  func open(_ exchange: Exchange) async throws(PullFailure) -> JSON {
    .object(try await login(exchange).login.kept)
  }

  /// The request with the credential, and the number of the login that it bears.
  func authorize(
    _ request: Request, _ exchange: Exchange
  ) async throws(PullFailure) -> (request: Request, login: Int) {
    let current = try await login(exchange)
    let request = current.login.authorization.authorize(request, at: exchange.clock.now())
    return (request, current.number)
  }

  /// Forgets a login that was refused, if no other has replaced it; false where there is no other
  /// credential to be had.
  func forget(login number: Int) -> Bool {
    guard means.isRenewable else { return false }
    state.withLock { state in
      if state.current?.number == number { state.current = nil }
    }
    return true
  }

  private func login(
    _ exchange: Exchange
  ) async throws(PullFailure) -> (login: Login, number: Int) {
    while true {
      switch next(exchange.clock.now()) {
      case .use(let login, let number): return (login, number)
      case .fail(let failure): throw failure
      case .wait: await wait()
      case .signIn:
        do throws(PullFailure) {
          let began = exchange.clock.now()
          let login = try await SignIn(means: means, exchange: exchange.withoutSession).login()
          let number = end { state in
            state.number += 1
            state.current = (login, state.number, login.renewal(since: began))
            return state.number
          }
          return (login, number)
        } catch {
          // Whoever was stopped says nothing about the credential.
          end { if error.code != .cancelled { $0.failure = error } }
          throw error
        }
      }
    }
  }

  private func next(_ now: Timestamp) -> Next {
    state.withLock { state in
      if let failure = state.failure { return .fail(failure) }
      if let current = state.current, current.renewal.map({ now < $0 }) ?? true {
        return .use(current.login, current.number)
      }
      if state.isBusy { return .wait }
      state.isBusy = true
      return .signIn
    }
  }

  private func wait() async {
    await withCheckedContinuation { continuation in
      let isBusy = state.withLock { state in
        if state.isBusy { state.waiting.append(continuation) }
        return state.isBusy
      }
      if !isBusy { continuation.resume() }
    }
  }

  private func end<Value: Sendable>(_ change: (inout State) -> Value) -> Value {
    let (value, waiting) = state.withLock { state in
      let value = change(&state)
      let waiting = state.waiting
      state.waiting = []
      state.isBusy = false
      return (value, waiting)
    }
    for continuation in waiting { continuation.resume() }
    return value
  }
}
