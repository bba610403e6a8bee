internal import HTTP

/// Ends what is under way in a pull when one of its lists fails.
///
/// Lists have places: their stream's in the definition, then their own in the stream. What stands
/// after the failed list is cancelled at once. What stands before it may hear the answer that it
/// waits for, but ask no more: where one cause lets many lists fail (a refused credential), the
/// first of them is told, whichever answer came first.
final class Halt: Sendable {
  private struct State {
    var failed: Int?
    var running: [Int: @Sendable () -> Void] = [:]
  }

  /// Whether a failed list ends nothing, and one that cannot reach the app only what stands after.
  private let isCheck: Bool
  private let state = Locked(State())

  init(isCheck: Bool) { self.isCheck = isCheck }

  static func place(stream: Int, list: Int = 0) -> Int { stream << 32 | list }

  func fail(at place: Int, _ cause: any Error) {
    if isCheck, (cause as? PullFailure).map({ $0.code == .list }) ?? true { return }
    let late = state.withLock { state in
      let failed = min(state.failed ?? place, place)
      state.failed = failed
      return state.running.filter { $0.key > failed }.map { $0.value }
    }
    for cancel in late { cancel() }
  }

  /// Whether a list at that place may ask for more.
  func mayAsk(_ place: Int) -> Bool {
    state.withLock { state in
      guard let failed = state.failed else { return true }
      return isCheck && place <= failed
    }
  }

  /// Does the work of the list at that place, which ends early when it is cancelled.
  func run<Value: Sendable>(
    at place: Int, _ work: @escaping @Sendable () async -> Value
  ) async -> Value {
    let task = Task { await work() }
    let isLate = state.withLock { state in
      state.running[place] = { task.cancel() }
      return state.failed.map { place > $0 } ?? false
    }
    if isLate { task.cancel() }
    defer { state.withLock { $0.running[place] = nil } }
    return await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
