internal import HTTP

/// Bounds how many requests with one credential are under way; who stands earlier goes first.
final class RequestGate: Sendable {
  private struct Waiting {
    let number: Int
    let place: Int
    let width: Int
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var open = 0
    var waiting: [Waiting] = []
    var numbers = 0
    /// Those that were cancelled before they began to wait.
    var gone: Set<Int> = []
  }

  private let state = Locked(State())

  /// Returns when fewer than `width` requests are under way; false where the task is cancelled.
  /// Whoever got true calls `leave`.
  func enter(atMost width: Int, place: Int) async -> Bool {
    let number = state.withLock { state in
      state.numbers += 1
      return state.numbers
    }
    let isAdmitted = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        wait(
          Waiting(number: number, place: place, width: width, continuation: continuation))
      }
    } onCancel: {
      cancel(number)
    }
    state.withLock { _ = $0.gone.remove(number) }
    return isAdmitted
  }

  /// How many wait, for tests.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  func leave() {
    state.withLock { $0.open -= 1 }
    admit()
  }

  private func wait(_ one: Waiting) {
    let isGone = state.withLock { state in
      if state.gone.remove(one.number) != nil { return true }
      let position =
        state.waiting.firstIndex { ($0.place, $0.number) > (one.place, one.number) }
      state.waiting.insert(one, at: position ?? state.waiting.count)
      return false
    }
    if isGone { one.continuation.resume(returning: false) } else { admit() }
  }

  private func admit() {
    let admitted = state.withLock { state in
      var admitted: [Waiting] = []
      while let next = state.waiting.firstIndex(where: { state.open < $0.width }) {
        state.open += 1
        admitted.append(state.waiting.remove(at: next))
      }
      return admitted
    }
    for one in admitted { one.continuation.resume(returning: true) }
  }

  private func cancel(_ number: Int) {
    let one = state.withLock { state -> Waiting? in
      guard let position = state.waiting.firstIndex(where: { $0.number == number }) else {
        state.gone.insert(number)
        return nil
      }
      return state.waiting.remove(at: position)
    }
    one?.continuation.resume(returning: false)
  }
}
