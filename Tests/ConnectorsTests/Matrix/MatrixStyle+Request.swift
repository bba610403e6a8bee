import Formats
import HTTP

extension MatrixStyle {
  /// The page where lies are told: the second, if there is one.
  var middle: Int { isPaged ? 1 : 0 }

  /// The number of the first row that a request wants, from 0.
  func offset(of request: Request) -> Int {
    guard let text = positionText(request) else { return 0 }
    switch position {
    case .whole: return 0
    case .cursor: return Int(text.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
    case .number: return ((Int(text) ?? first) - first) * MatrixApp.size
    case .offset: return (Int(text) ?? first) - first
    case .keyset: return Int(text.dropFirst()) ?? 0
    }
  }

  /// Whether a request asks for the record in which the list stands.
  func isOuter(_ request: Request) -> Bool {
    switch shape {
    case .inner: request.path.hasSuffix("/teams")
    case .innerGraphQL: String(decoding: request.body, as: UTF8.self).contains("query Teams")
    default: false
    }
  }

  private func positionText(_ request: Request) -> String? {
    let parts = place.split(separator: " ").map { String($0) }
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "query": return Self.value(parts[1], in: request.query.map { String($0) } ?? "")
    case "form":
      return Self.value(parts[1], in: String(decoding: request.body, as: UTF8.self))
    default:
      var value = try? JSON.parse(request.body)
      if parts[0] == "variable" { value = value?["variables"] }
      for name in parts[1].split(separator: ".") { value = value?[String(name)] }
      return value?.string ?? value?.number?.text
    }
  }

  private static func value(_ name: String, in pairs: String) -> String? {
    for pair in pairs.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.first.map({ String($0) }) == name { return parts.count > 1 ? String(parts[1]) : "" }
    }
    return nil
  }
}
