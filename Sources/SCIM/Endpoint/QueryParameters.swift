import Formats
import HTTP

/// The query parameters that the endpoint knows, decoded; all others are ignored (RFC 7644 3.14).
struct QueryParameters {
  private var values: [String: String] = [:]
  private static let known: Set<String> = [
    "startindex", "count", "cursor", "filter", "sortby", "sortorder", "attributes",
    "excludedattributes",
  ]

  init(_ query: Substring?) throws(SCIMError) {
    for pair in (query ?? "").utf8.split(separator: UInt8(ascii: "&")) {
      let name = pair.prefix { $0 != ASCII.equals }
      guard let decodedName = PercentCoding.decode(name, as: .form),
        let text = String(validating: decodedName.map { ASCII.lowered($0) }, as: UTF8.self),
        Self.known.contains(text)
      else { continue }
      guard let bytes = PercentCoding.decode(pair.dropFirst(name.count + 1), as: .form),
        let value = String(validating: bytes, as: UTF8.self)
      else {
        throw SCIMError(
          status: .badRequest, kind: text == "filter" ? .invalidFilter : .invalidValue,
          detail: "The parameter \(text) is not UTF-8 in percent-encoding.")
      }
      try set(text, value)
    }
  }

  init() {}

  /// Passes over what is not known.
  mutating func set(_ name: String, _ value: String) throws(SCIMError) {
    let name = String(decoding: name.utf8.map { ASCII.lowered($0) }, as: UTF8.self)
    guard Self.known.contains(name) else { return }
    guard values.updateValue(value, forKey: name) == nil else {
      throw .value("The parameter \(name) is given twice.")
    }
  }

  /// An empty one asks for the first page (RFC 9865 section 2).
  var cursor: String? { values["cursor"] }

  /// By its name in small letters; nil too where it is empty.
  subscript(name: String) -> String? {
    values[name].flatMap { $0.utf8.isEmpty ? nil : $0 }
  }
}
