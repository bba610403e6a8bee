internal import Formats

extension ParentRule {
  /// `each row of teams as $team, where ...`, `every 50 rows of users as $users`
  var sentence: String {
    let condition = whereHolds.map {
      onlyIfAll ? ", only if of all of them \($0.text)" : ", where \($0.text)"
    }
    let rows = batch.map { "every \($0.size) rows" } ?? "each row"
    let tree = andSelf ? ", and each row of its own" : ""
    return "\(rows) of \(stream) as $\(variable)" + (condition ?? "") + tree
      + (batch?.answer.map { "; \($0.sentence)" } ?? "")
  }
}

extension BatchAnswer {
  fileprivate var sentence: String {
    let end = absent == .fail ? "fails the pull" : "is gone"
    return "the rows with their \(asks.text) as \(answers.text) answer for them, one without an "
      + "answer \(end)"
  }
}

extension InnerList {
  /// Where the list lies in a row, how it goes on, and what its rows become.
  func sentence(_ base: Template?, _ scope: Scope) -> String {
    let next = request.sentence(base: base, size: page.size, scope)
    let made = emits.map { $0.sentence }.joined(separator: "; ")
    return "the list at \(at.text), then \(next); \(page.sentence); becomes \(made)"
  }
}

extension ErrorRule {
  /// `404 where ...: vanished`
  var sentence: String {
    let codes = statuses.map { "\($0)" }.joined(separator: ", ")
    let condition = when.map { "where \($0.text)" }
    let head = [codes.isEmpty ? nil : codes, condition].compactMap { $0 }.joined(separator: " ")
    return head + ": " + meaning.rawValue + (say.map { " (\($0.text))" } ?? "")
  }
}

extension EmitRule {
  /// `grant (kind 'role', slug role), for each of roles, where ...`
  var sentence: String {
    let what =
      switch result {
      case .thing(let thing): thing.sentence
      case .cases(let cases): cases.sentence
      }
    return what + (each.map { ", for each of \($0.text)" } ?? "")
      + (when.map { ", where \($0.text)" } ?? "")
  }
}

extension EmittedThing {
  fileprivate var sentence: String {
    let names = ["kind", "resourceType", "slug", "role", "status"]
    let facts = names.compactMap { name in
      (fields[name] ?? entitlement?[name]).map { "\(name) \($0.sentence)" }
    }
    return kind.rawValue + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
  }
}

extension EmitCases {
  /// `by type: user becomes account; team becomes group; any other is counted`
  fileprivate var sentence: String {
    let cases = rules.sorted { $0.key < $1.key }.map { name, rules in
      "\(name) becomes "
        + (rules.isEmpty ? "nothing" : rules.map { $0.sentence }.joined(separator: " and "))
    }
    let rest = otherwise == .error ? "any other is a failure" : "any other is counted"
    return "by \(of.text): " + (cases + [rest]).joined(separator: "; ")
  }
}

extension ValueForm {
  /// Where the value comes from.
  var sentence: String {
    switch self {
    case .expression(let expression): expression.text
    case .literal(let value): String(decoding: value.bytes, as: UTF8.self)
    case .table(let form): "by \(form.of.text)"
    case .time(let form): form.of.text
    case .flag(let form): form.of.text
    case .listed(let form): "whether \(form.stream) lists \(form.of.text)"
    case .lookup(let form): "\(form.value.text) of the row of \(form.stream) with \(form.of.text)"
    case .included(let form): "\(form.value.text) of what \(form.linkage.text) names"
    case .first(let forms): forms.map { $0.sentence }.joined(separator: ", else ")
    }
  }
}

extension ThrottleRule {
  /// How the app says that it is asked too much, and how much is left.
  var sentences: [String] {
    let codes = statuses.map { "\($0)" }.joined(separator: ", ")
    let condition = when.map { ", or an answer where \($0.text)" } ?? ""
    return ["an answer \(codes)\(condition) is waited out, for as long as it says"]
      + families.map { family in
        let share = family.limit.map { ", \(reservePercent) % of \($0) are left to others" } ?? ""
        return "\(family.remaining) is watched, renewed at \(family.reset)\(share)"
      }
  }
}
