internal import Formats
internal import HTTP

/// What may be written down of the answer to a sign-in: its shape, and what is no secret.
extension Response {
  /// Every other text is this one, so that a replay finds something in each place.
  private static let placeholder = "recorded"

  func scrubbed(_ discretion: Discretion.SignIn) -> Response {
    var kept = HeaderFields()
    if let type = fields[.contentType] { kept[.contentType] = type }
    for name in discretion.fields where fields[name] != nil { kept[name] = Self.placeholder }
    return Response(status, fields: kept, body: Self.scrubbed(body, discretion.open))
  }

  private static func scrubbed(_ body: [UInt8], _ open: [[String]]) -> [UInt8] {
    if let tree = try? JSON.parse(body) { return scrubbed(tree, [], open).bytes }
    if let tree = try? JSON.parse(xml: body, lists: XMLLists()) {
      return Array(xml(scrubbed(tree, [], open), "answer").utf8)
    }
    return body.isEmpty ? [] : Array(placeholder.utf8)
  }

  private static func scrubbed(_ value: JSON, _ path: [String], _ open: [[String]]) -> JSON {
    switch value {
    case .string: return open.contains(path) ? value : .string(placeholder)
    case .array(let items): return .array(items.map { scrubbed($0, path, open) })
    case .object(let members):
      var object = JSONObject()
      for (name, value) in members { object[name] = scrubbed(value, path + [name], open) }
      return .object(object)
    case .null, .bool, .number: return value
    }
  }

  /// The tree as XML again; names and texts come from XML, so that names need no check.
  private static func xml(_ value: JSON, _ name: String) -> String {
    var inside = ""
    for (name, value) in value.object ?? JSONObject() where name.utf8.first != UInt8(ascii: "@") {
      if name.utf8.first != UInt8(ascii: "#") { inside += xml(value, name) }
    }
    let text = (value.string ?? "").replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<\(name)>\(inside)\(text)</\(name)>"
  }
}

extension Request {
  /// The target without its credentials.
  var recordedTarget: String { discretion.target ?? target }
}
