internal import Formats

/// A value of paging with its place in the next request: size, cursor, number, offset or key.
struct PageValue: Sendable {
  let parameter: PageRule.Parameter
  let value: JSON

  var query: (String, String)? {
    if case .query(let name) = parameter { (name, text) } else { nil }
  }

  var form: (String, String)? {
    if case .form(let name) = parameter { (name, text) } else { nil }
  }

  var variable: (String, JSON)? {
    if case .variable(let name) = parameter { (name, value) } else { nil }
  }

  /// The body with the value in it, if that is its place.
  func placed(in body: JSON) -> JSON {
    if case .body(let path) = parameter { Self.set(value, at: path[...], in: body) } else { body }
  }

  private static func set(_ value: JSON, at path: ArraySlice<String>, in body: JSON) -> JSON {
    guard let name = path.first else { return value }
    var members = body.object ?? JSONObject()
    members[name] = set(value, at: path.dropFirst(), in: members[name] ?? .null)
    return .object(members)
  }

  private var text: String {
    switch value {
    case .string(let text): text
    case .number(let number): number.text
    default: ""
    }
  }
}
