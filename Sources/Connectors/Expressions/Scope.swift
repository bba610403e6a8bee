internal import Formats
internal import HTTP

/// What the variables of an expression stand for while one record is looked at.
struct Scope: Sendable {
  /// `settings`, `variant`, `record`, and the names that `forEach` and `keep` gave.
  private(set) var values: [String: JSON]
  /// The whole answer, made a tree only for expressions that ask for `$page`.
  var page: JSONNode?
  /// The fields of the answer, for expressions that ask for `$headers`.
  var fields: HeaderFields?

  init(_ values: [String: JSON] = [:]) { self.values = values }

  subscript(name: String) -> JSON? {
    get { values[name] }
    set { values[name] = newValue }
  }

  func setting(_ name: String, to value: JSON) -> Scope {
    var scope = self
    scope[name] = value
    return scope
  }

  /// The fields by lower-case name; of repeated ones the first.
  var headers: JSON {
    var headers = JSONObject()
    for (name, value) in fields ?? HeaderFields() {
      let key = name.spelling.lowercased()
      if headers[key] == nil { headers[key] = .string(value) }
    }
    return .object(headers)
  }
}
