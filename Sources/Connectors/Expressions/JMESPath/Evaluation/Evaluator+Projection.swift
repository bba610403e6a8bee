import Formats

extension JMESPath.Evaluator {
  typealias Node = JMESPath.Node

  /// A projection drops what comes out null; on the wrong kind of value it is null itself.
  mutating func project(_ node: Node, _ value: JSON) throws(JMESPathError) -> JSON {
    switch node.form {
    case .projection(let left, let right):
      guard case .array(let elements) = try visit(left, value) else { return .null }
      return try each(of: elements, right)
    case .valueProjection(let left, let right):
      guard case .object(let object) = try visit(left, value) else { return .null }
      return try each(of: object.members.map(\.value), right)
    case .filter(let left, let condition, let right):
      guard case .array(let elements) = try visit(left, value) else { return .null }
      var kept: [JSON] = []
      for element in elements where try visit(condition, element).isTruthy { kept.append(element) }
      return try each(of: kept, right)
    case .flatten(let operand): return try flatten(try visit(operand, value), at: node.offset)
    default: return .null
    }
  }

  private mutating func each(of elements: [JSON], _ node: Node) throws(JMESPathError) -> JSON {
    var results: [JSON] = []
    for element in elements {
      let result = try visit(node, element)
      if !result.isNull { results.append(result) }
    }
    return .array(results)
  }

  private mutating func flatten(_ value: JSON, at offset: Int) throws(JMESPathError) -> JSON {
    guard case .array(let elements) = value else { return .null }
    var results: [JSON] = []
    for element in elements {
      if case .array(let inner) = element {
        try charge(inner.count, at: offset)
        results += inner
      } else {
        results.append(element)
      }
    }
    return .array(results)
  }

  mutating func list(_ nodes: [Node], _ value: JSON) throws(JMESPathError) -> JSON {
    if value.isNull { return .null }
    hasBuilt = true
    var results: [JSON] = []
    for node in nodes { results.append(try visit(node, value)) }
    return .array(results)
  }

  mutating func hash(_ members: [JMESPath.Member], _ value: JSON) throws(JMESPathError) -> JSON {
    if value.isNull { return .null }
    hasBuilt = true
    var object = JSONObject()
    for member in members { object[member.name] = try visit(member.node, value) }
    return .object(object)
  }

  /// A negative index counts from the end.
  func element(_ index: Int, of value: JSON) -> JSON {
    guard case .array(let elements) = value else { return .null }
    let position = index < 0 ? index + elements.count : index
    return elements.indices.contains(position) ? elements[position] : .null
  }

  mutating func slice(
    _ slice: JMESPath.Slice, of value: JSON, at offset: Int
  ) throws(JMESPathError) -> JSON {
    guard case .array(let elements) = value else { return .null }
    let positions = slice.positions(in: elements.count)
    try charge(positions.count, at: offset)
    return .array(positions.map { elements[$0] })
  }
}

extension JMESPath.Slice {
  /// The positions that it picks, all of them within the count.
  func positions(in count: Int) -> [Int] {
    let lowest = step > 0 ? 0 : -1
    let highest = step > 0 ? count : count - 1
    func clamped(_ bound: Int) -> Int {
      min(max(bound < 0 ? bound + count : bound, lowest), highest)
    }
    var position = start.map(clamped) ?? (step > 0 ? lowest : highest)
    let limit = end.map(clamped) ?? (step > 0 ? highest : lowest)
    var positions: [Int] = []
    while step > 0 ? position < limit : position > limit {
      positions.append(position)
      let (next, overflows) = position.addingReportingOverflow(step)
      if overflows { break }
      position = next
    }
    return positions
  }
}
