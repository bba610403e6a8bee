internal import Formats
internal import HTTP

/// The lists of one stream, each made when it is its turn: a million parents are no million scopes.
struct ListUnits {
  private let run: StreamRun
  private let rules: HTTPRules
  private let emitter: Emitter
  /// The rows that the stream is asked for; nil where it is asked for once.
  private let rows: KeptRows?
  /// Which of them, where a condition chooses.
  private let parents: [Int]
  /// Lists of the same stream that were read before, higher up in a tree.
  private let earlier: Int

  init(_ run: StreamRun, _ rows: KeptRows?, after earlier: Int = 0) throws {
    guard let rules = run.request.definition.http else {
      throw PullFailure(.configuration, "the definition says nothing about HTTP")
    }
    self.run = run
    self.rules = rules
    self.rows = rows
    self.earlier = earlier
    emitter = Emitter(rules: run.stream.emits, lists: run.lists)
    parents = try Self.parents(run, rows)
  }

  /// Parents that are asked for, in each variant.
  var asked: Int { (rows == nil ? 1 : parents.count) * run.stream.variants.count }
  var count: Int { groups * run.stream.variants.count }
  var concurrency: Int { rules.concurrency }

  private var groups: Int { rows == nil ? 1 : (parents.count + size - 1) / size }
  private var size: Int { run.stream.forEach?.batch?.size ?? 1 }

  subscript(number: Int) -> ListUnit {
    let variants = run.stream.variants
    let variant = variants[number % variants.count]
    var scope = run.scope
    if let rows, let rule = run.stream.forEach {
      let first = number / variants.count * size
      let together = parents[first..<min(first + size, parents.count)].map { rows[$0] }
      scope[rule.variable] = rule.batch == nil ? together[0] : .array(together)
    }
    scope["variant"] = variant.value
    let place = Halt.place(stream: run.position, list: earlier + number)
    let isTree = run.stream.forEach?.andSelf ?? false
    return ListUnit(
      stream: run.stream, variant: variant, scope: scope,
      exchange: run.request.exchange(rules, run.budget, run.halt, place: place),
      builder: RequestBuilder(rules: rules, stream: run.stream), links: run.request.links,
      emitter: emitter, budget: run.budget, keepsRows: run.keepsRows || isTree,
      keepsIDs: run.keepsIDs || isTree, onlyFirstPage: run.request.isCheck, tell: run.tell)
  }

  private static func parents(_ run: StreamRun, _ rows: KeptRows?) throws -> [Int] {
    guard let rule = run.stream.forEach, let rows else { return [] }
    var parents: [Int] = []
    for position in 0..<rows.count {
      if let condition = rule.whereHolds {
        let parent = rows[position]
        let inside = run.scope.setting(rule.variable, to: parent)
        guard try condition.holds(of: Record(parent), in: inside) else {
          if rule.onlyIfAll { return [] }
          continue
        }
      }
      parents.append(position)
      if run.request.isCheck { break }
    }
    return parents
  }
}
