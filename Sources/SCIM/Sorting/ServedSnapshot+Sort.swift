import Formats
import HTTP
import Identity

/// Sorted lists; an order is made once and kept with its snapshot.
extension ServedSnapshot {
  /// The positions that were found, or all, in the order that is asked for.
  func sorted(_ found: [Int]?, _ kind: ResourceKind, by order: SortOrder) -> [Int] {
    let positions = orders.positions(kind, order) { makeOrder(kind, order) }
    guard let found else { return positions }
    var isFound = [Bool](repeating: false, count: count(kind))
    for position in found { isFound[position] = true }
    return positions.filter { isFound[$0] }
  }

  private func makeOrder(_ kind: ResourceKind, _ order: SortOrder) -> [Int] {
    var keys: [[UInt8]?] = []
    keys.reserveCapacity(count(kind))
    look(kind, at: Set(order.steps.prefix(1)), among: nil) { _, resource in
      keys.append(resource.flatMap { order.key(of: $0) })
    }
    // What has no value comes last, or first where the order is turned around; what is equal
    // stays in order of id either way.
    func precedes(_ left: Int, _ right: Int) -> Bool {
      let (first, second) =
        order.isDescending ? (keys[right], keys[left]) : (keys[left], keys[right])
      switch (first, second) {
      case (let first?, let second?):
        if first.lexicographicallyPrecedes(second) { return true }
        return first == second && left < right
      case (.some, nil): return true
      case (nil, .some): return false
      case (nil, nil): return left < right
      }
    }
    return Array(keys.indices).sorted(by: precedes)
  }
}

/// The orders that clients have asked for.
final class KeptOrders: Sendable {
  private struct Key: Hashable {
    let kind: ResourceKind
    let order: SortOrder
  }

  private let orders = Locked<[Key: [Int]]>([:])
  /// Beyond it all are made anew: whoever asks for more has no use for what is kept.
  private static let limit = 8

  func positions(_ kind: ResourceKind, _ order: SortOrder, make: () -> [Int]) -> [Int] {
    let key = Key(kind: kind, order: order)
    if let known = orders.withLock({ $0[key] }) { return known }
    let made = make()
    orders.withLock { orders in
      if orders.count >= Self.limit { orders.removeAll() }
      orders[key] = made
    }
    return made
  }
}

extension SortOrder {
  /// Bytes that compare as the values do; nil where there is no value.
  fileprivate func key(of resource: JSONNode) -> [UInt8]? {
    guard let node = resource.first(at: steps[...]) else { return nil }
    if let truth = node.bool { return [truth ? 1 : 0] }
    guard let text = node.utf8, !text.isEmpty else { return nil }
    if isTime, let time = Timestamp(rfc3339: text) {
      // No time is before the year 1, so that this is never negative.
      let distance = UInt64(
        truncatingIfNeeded: time.milliseconds &- Timestamp.earliest.milliseconds)
      return (0..<8).map { UInt8(truncatingIfNeeded: distance >> (56 - 8 * UInt64($0))) }
    }
    return isExact ? Array(text) : CaseFolding.fold(text)
  }
}

extension JSONNode {
  /// Of a list the primary item, else the first one (RFC 7644 section 3.4.2.3).
  fileprivate func first(at steps: ArraySlice<[UInt8]>) -> JSONNode? {
    switch kind {
    case .array:
      let primary = elements.first { $0["primary"]?.bool == true }
      return (primary ?? elements.first { _ in true })?.first(at: steps)
    case .object:
      guard let step = steps.first else { return nil }
      for (name, value) in members
      where name.utf8.lazy.map({ ASCII.lowered($0) }).elementsEqual(step) {
        return value.first(at: steps.dropFirst())
      }
      return nil
    case .null: return nil
    case .bool, .number, .string: return steps.isEmpty ? self : nil
    }
  }
}
