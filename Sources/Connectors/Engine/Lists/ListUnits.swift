internal import Formats
internal import HTTP

/// The lists of one stream, each made when it is its turn: a million parents are no million scopes.
struct ListUnits {
  private let run: StreamRun
  private let rules: HTTPRules
  private let emitter: Emitter
  /// The parents that are asked for; nil where the stream is asked for once.
  private let parents: [Int]?

  init(_ run: StreamRun) throws {
    guard let rules = run.request.definition.http else {
      throw PullFailure(.configuration, "the definition says nothing about HTTP")
    }
    self.run = run
    self.rules = rules
    emitter = Emitter(rules: run.stream.emits, lists: run.lists)
    parents = try Self.parents(run)
  }

  var count: Int { (parents?.count ?? 1) * run.stream.variants.count }
  var concurrency: Int { rules.concurrency }

  subscript(number: Int) -> ListUnit {
    let variants = run.stream.variants
    let variant = variants[number % variants.count]
    var scope = run.scope
    if let parents, let rule = run.stream.forEach, let rows = run.parents {
      scope[rule.variable] = rows[parents[number / variants.count]]
    }
    scope["variant"] = variant.value
    let place = Halt.place(stream: run.position, list: number)
    return ListUnit(
      stream: run.stream, variant: variant, scope: scope,
      exchange: run.request.exchange(rules, run.budget, run.halt, place: place),
      builder: RequestBuilder(rules: rules, stream: run.stream), links: run.request.links,
      emitter: emitter, budget: run.budget, keepsRows: run.keepsRows, keepsIDs: run.keepsIDs,
      onlyFirstPage: run.request.isCheck, tell: run.tell)
  }

  private static func parents(_ run: StreamRun) throws -> [Int]? {
    guard let rule = run.stream.forEach, let rows = run.parents else { return nil }
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
