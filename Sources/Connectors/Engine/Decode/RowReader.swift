internal import Formats

/// Finds the rows in an answer, as the stream's definition says.
struct RowReader: Sendable {
  let stream: StreamDefinition

  /// The rows of a page; anything but a list where a list is due is a fault, never an empty page.
  func rows(_ page: Answer.Page, in scope: Scope) throws -> [Record] {
    if case .csv(let rule) = stream.decode.form { return try records(page.body, rule, scope) }
    guard let root = page.document?.root else {
      throw PullFailure(.list, "the answer is not \(stream.decode.form.word)")
    }
    if let table = stream.decode.table {
      return try records(try table.text(in: root, scope), table.rule, scope)
    }
    guard let expression = stream.rows else {
      switch root.kind {
      case .array: return root.elements.map { record($0) }
      case .object where isSingle: return [record(root)]
      default:
        throw PullFailure(
          .list,
          "the answer is \(Article.with("\(root.kind)")), and a list is expected: the API may have "
            + "changed, or the base URL is wrong")
      }
    }
    if let path = expression.plainPath { return try rows(at: path, of: root, expression.text) }
    let value = try expression.value(of: Record(root.tree), in: scope)
    if value.isNull, root.kind == .object, !stream.empty.isEmpty { return [] }
    guard let items = value.array else {
      throw Self.notAList(expression.text, value.kind)
    }
    return items.map { Record(named($0)) }
  }

  private func records(_ text: [UInt8], _ rule: CSVRule, _ scope: Scope) throws -> [Record] {
    do {
      var table = try CSVTable(text, rule: rule, settings: scope)
      var records: [Record] = []
      while let record = try table.next() { records.append(record) }
      return records
    } catch let error as CSVError {
      throw PullFailure(.list, "the CSV in the answer: \(error)")
    }
  }

  /// Whether one object is one row: a list that is one answer without rows of its own.
  private var isSingle: Bool {
    if case .none = stream.page.next { true } else { false }
  }

  private func rows(at path: [String], of root: JSONNode, _ text: String) throws -> [Record] {
    var node = root
    for (position, name) in path.enumerated() {
      let next = member(node, name)
      if root.kind == .object, isEmpty(next, node) { return [] }
      // RFC 7644 3.4.2: Resources may be missing where nothing is found; some write null.
      if position == path.count - 1, name == "Resources", node.kind == .object,
        next.map({ $0.kind == .null }) ?? true
      {
        return []
      }
      guard let next else { throw Self.notAList(text, "missing") }
      node = next
    }
    guard node.kind == .array else { throw Self.notAList(text, "\(node.kind)") }
    return node.elements.map { record($0) }
  }

  /// Whether what stands there is an empty list, as the definition has it.
  private func isEmpty(_ next: JSONNode?, _ holder: JSONNode) -> Bool {
    guard let next else { return holder.kind == .object && stream.empty.contains(.missing) }
    return next.kind == .null && stream.empty.contains(.null)
  }

  /// A value of the answer itself, whose names may differ in case as those of the rows.
  func value(
    of expression: Expression, in root: JSONNode, _ scope: Scope
  ) throws(ExpressionFailure) -> JSON {
    guard let path = expression.plainPath else {
      return try expression.value(of: Record(root), in: scope)
    }
    var node = root
    for name in path {
      guard let next = member(node, name) else { return .null }
      node = next
    }
    return node.tree
  }

  private func member(_ node: JSONNode, _ name: String) -> JSONNode? {
    if let member = node[name] { return member }
    guard !stream.decode.names.isEmpty else { return nil }
    return node.members.first { Self.equalWithoutCase($0.key, name) }?.value
  }

  private static func notAList(_ expression: String, _ kind: String) -> PullFailure {
    PullFailure(
      .list,
      "the answer has no list at \(expression) (it is \(kind)): the API may have changed, or "
        + "the base URL is wrong")
  }

  private func record(_ node: JSONNode) -> Record {
    stream.decode.names.isEmpty ? Record(node) : Record(named(node.tree))
  }

  /// Names that differ from a declared one in case only take the declared spelling.
  private func named(_ value: JSON) -> JSON {
    guard !stream.decode.names.isEmpty else { return value }
    switch value {
    case .array(let items): return .array(items.map { named($0) })
    case .object(let members):
      var renamed = JSONObject()
      for (key, value) in members {
        let name = stream.decode.names.first { Self.equalWithoutCase($0, key) } ?? key
        renamed[name] = named(value)
      }
      return .object(renamed)
    default: return value
    }
  }

  private static func equalWithoutCase(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { ASCII.lowered($0) == ASCII.lowered($1) }
  }
}
