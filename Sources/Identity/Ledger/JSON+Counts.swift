internal import Formats

extension JSON {
  /// An object of counts, in the order of its names.
  static func counts(_ counts: [String: Int]) -> JSON {
    var object = JSONObject()
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { object[name] = .integer(count) }
    return .object(object)
  }

  /// The counts of such an object; none where it is something else.
  var counts: [String: Int] {
    var counts: [String: Int] = [:]
    for (name, value) in object ?? JSONObject() { counts[name] = value.integer ?? 0 }
    return counts
  }
}
