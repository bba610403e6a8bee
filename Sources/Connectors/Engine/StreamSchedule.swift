internal import Formats
internal import HTTP
internal import Identity

/// What became of one stream, without what it gave.
struct StreamEnd: Sendable {
  let stream: StreamDefinition
  /// Why it was not asked for.
  var reason: String?
  var lines: [StreamLedger] = []
  var failure: (any Error)?
}

/// Reads the streams of a definition, each as soon as those that it needs have ended; what does
/// not depend on one another runs side by side, within the limits of the credential.
struct StreamSchedule: Sendable {
  private enum Work: Sendable {
    case skip(String)
    case fail(any Error)
    case run(StreamRun)
  }

  private let request: PullRequest
  private let budget: PullBudget
  private let halt: Halt
  private let board: ProgressBoard
  private var streams: [StreamDefinition] { request.definition.streams }

  init(_ request: PullRequest, _ budget: PullBudget) {
    self.request = request
    self.budget = budget
    halt = Halt(isCheck: request.isCheck)
    board = ProgressBoard(request)
  }

  /// What became of each stream that began, in the definition's order.
  func run(_ state: inout PullState) async -> [StreamEnd] {
    var waiting = Array(streams.indices)
    var ends: [Int: StreamEnd] = [:]
    await withTaskGroup(of: (Int, StreamOutcome).self) { group in
      func begin(_ state: inout PullState) {
        var skipped = true
        // A stream that is left out may be what another one waits for.
        while skipped {
          skipped = false
          for position in waiting where isDue(position, ends) {
            waiting.removeAll { $0 == position }
            switch work(position, state) {
            case .run(let run):
              board.begin(position)
              group.addTask { (position, await run.read()) }
            case .skip(let reason):
              skipped = true
              end(position, .skipped(streams[position].name), reason, &state, &ends)
            case .fail(let error):
              halt.fail(at: Halt.place(stream: position), error)
              end(position, .failed(streams[position].name, error), nil, &state, &ends)
            }
          }
        }
      }
      begin(&state)
      while let (position, outcome) = await group.next() {
        end(position, outcome, nil, &state, &ends)
        begin(&state)
      }
    }
    state.handAll()
    return ends.sorted { $0.key < $1.key }.map { $0.value }
  }

  private func isDue(_ position: Int, _ ends: [Int: StreamEnd]) -> Bool {
    let needs = streams[position].needs
    return halt.mayAsk(Halt.place(stream: position))
      && streams.indices.allSatisfy { !needs.contains(streams[$0].name) || ends[$0] != nil }
  }

  private func end(
    _ position: Int, _ outcome: StreamOutcome, _ reason: String?, _ state: inout PullState,
    _ ends: inout [Int: StreamEnd]
  ) {
    board.end(position)
    ends[position] = StreamEnd(
      stream: streams[position], reason: reason, lines: outcome.lines, failure: outcome.failure)
    state.end(position, outcome, isSkipped: reason != nil)
  }

  private func work(_ position: Int, _ state: PullState) -> Work {
    let stream = streams[position]
    let scope = state.scope(of: stream)
    do {
      guard try stream.when?.holds(of: Record(.null), in: scope) ?? true else {
        return .skip("the settings leave it out")
      }
    } catch {
      return .fail(PullFailure(.configuration, "\(stream.name): \(error)"))
    }
    let parents = state.parents(of: stream)
    if request.isCheck, let parents, parents.count == 0 {
      return .skip("no \(stream.forEach?.stream ?? "parent") to ask it for")
    }
    return .run(
      StreamRun(
        stream: stream, position: position, request: request, budget: budget, halt: halt,
        board: board, scope: scope, lists: state.lists(for: stream),
        lookups: state.lookups(in: stream), parents: parents,
        keepsRows: state.keepsRows(stream), keepsIDs: state.keepsIDs(stream)))
  }
}
