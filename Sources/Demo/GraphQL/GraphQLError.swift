import Formats

/// What GitHub says in `errors[]`; the status stays 200.
struct GraphQLError: Error {
  let message: String
  var type: String? = nil
  /// `extensions.code`, for documents that do not fit the schema.
  var code: String? = nil
  var path: [String] = []
  /// The byte of the document that it is about.
  var offset: Int? = nil

  func json(in document: [UInt8]) -> JSON {
    var object = JSONObject()
    if let type { object["type"] = .string(type) }
    if !path.isEmpty { object["path"] = .array(path.map { .string($0) }) }
    if let code { object["extensions"] = .members(["code": .string(code)]) }
    if let offset {
      let before = document.prefix(offset)
      let line = before.count { $0 == ASCII.lineFeed } + 1
      let column = before.reversed().prefix { $0 != ASCII.lineFeed }.count + 1
      object["locations"] = .array([.members(["line": .integer(line), "column": .integer(column)])])
    }
    object["message"] = .string(message)
    return .object(object)
  }
}
