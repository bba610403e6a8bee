internal import HTTP

/// Knows how far every stream is, and tells those who watch.
final class ProgressBoard: Sendable {
  private struct State {
    var done = 0
    var reading: [Int: PullProgress.Reading] = [:]
  }

  private let names: [String]
  private let tell: @Sendable (PullProgress) -> Void
  private let state = Locked(State())

  init(_ request: PullRequest) {
    names = request.definition.streamNames
    tell = request.progress
  }

  func begin(_ position: Int) {
    let reading = PullProgress.Reading(stream: names[position])
    change { $0.reading[position] = reading }
  }

  func rows(_ rows: Int, of position: Int) {
    change { $0.reading[position]?.rows += rows }
  }

  /// One more list of the stream has ended.
  func list(of position: Int, among count: Int) {
    change { state in
      state.reading[position]?.listsDone += 1
      state.reading[position]?.lists = count
    }
  }

  func end(_ position: Int) {
    change { state in
      state.done += 1
      state.reading[position] = nil
    }
  }

  private func change(_ change: (inout State) -> Void) {
    let progress = state.withLock { state in
      change(&state)
      let reading = state.reading.sorted { $0.key < $1.key }.map { $0.value }
      return PullProgress(done: state.done, of: names.count, reading: reading)
    }
    tell(progress)
  }
}
