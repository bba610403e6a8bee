internal import Formats
internal import HTTP

/// What proves who asks, ready to be put into a request.
enum Authorization: Sendable {
  case fields([(name: FieldName, value: String)], query: [(name: String, value: String)])
  case aws(AWSSigner)

  static let none = Authorization.fields([], query: [])

  /// The request with the credential in it; each attempt is authorised anew.
  func authorize(_ request: Request, at time: Timestamp) -> Request {
    switch self {
    case .fields(let fields, let query):
      var request = request
      for field in fields { request.fields[field.name] = field.value }
      if !query.isEmpty {
        let open = Self.removing(query.map { $0.name }, from: request.target)
        request.discretion.target = open
        request.target = Self.adding(query, to: open)
      }
      return request
    case .aws(let signer): return signer.sign(request, at: time)
    }
  }

  private static func adding(
    _ pairs: [(name: String, value: String)], to target: String
  ) -> String {
    let encoded = pairs.map { name, value in
      "\(PercentCoding.encode(name, as: .queryValue))=\(PercentCoding.encode(value, as: .queryValue))"
    }
    let mark = target.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
    return target + mark + encoded.joined(separator: "&")
  }

  /// A link of the app may repeat the pairs.
  private static func removing(_ names: [String], from target: String) -> String {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target }
    let encoded = names.map { PercentCoding.encode($0, as: .queryValue) }
    let pairs = target[target.utf8.index(after: mark)...].utf8.split(separator: UInt8(ascii: "&"))
    let kept = pairs.filter { pair in
      !encoded.contains { $0.utf8.elementsEqual(pair.prefix { $0 != ASCII.equals }) }
    }
    if kept.count == pairs.count { return target }
    let rest = kept.map { String(Substring($0)) }.joined(separator: "&")
    return target[..<mark] + (rest.isEmpty ? "" : "?" + rest)
  }
}
