import Formats
import HTTP

@testable import Connectors

/// What makes a lie visible that the bare style cannot see.
enum MatrixMeans: String, CaseIterable {
  /// The app says how many rows there are, and the definition reads it.
  case total
  /// Another answer of the app says how many rows there are.
  case expect
  /// The app says that there is more in a way that the definition does not read.
  case sign
  /// The app says how many rows there are, and the definition does not read it.
  case unread
  /// The list is read until two readings agree.
  case agree

  /// Whether an answer says how many rows there are.
  var tellsTotal: Bool { self == .total || self == .unread }
}

extension MatrixStyle {
  /// What can be added to the style; a file has no place for any of it.
  var means: [MatrixMeans] {
    if page.isEmpty, !isInner { return [.expect] }
    return MatrixMeans.allCases.filter { means in
      switch means {
      case .total, .unread: !tells.contains("total")
      // The rows of an inner list are counted in the record that holds it.
      case .expect: !isInner
      case .agree: isPaged
      case .sign: hasObject || !tells.contains("link")
      }
    }
  }

  /// A definition that reads one list in this style.
  func definition(
    _ lie: MatrixLie?, _ means: MatrixMeans?, at origin: String = MatrixApp.origin
  ) throws -> ConnectorDefinition {
    let total = means == .total ? ", total: \"\(totalExpression)\"" : ""
    let agree = means == .agree ? ", agree: true" : ""
    var rows = stream.replacing("PAGE", with: page + total + agree)
    if lie?.filters ?? false { rows += ", keepOnly: \"name != 'hidden'\"" }
    rows += lie?.rules ?? ""
    var streams = ""
    if lie?.hasParent ?? false {
      streams += "parents: { get: \"/parents\", page: { next: { none: \"one answer\" } } },"
      rows += ", forEach: { stream: \"parents\", as: \"parent\" }"
    }
    if means == .expect {
      streams += """
        count: { get: "/count", page: { next: { none: "one number" } }, keep: "count" },
        """
      rows += ", expect: { count: \"$count[0].number\" }"
    }
    let renews = lie?.renews ?? false
    let secret = renews ? "secret" : "token"
    let auth =
      renews
      ? """
      { oauth2: { token: "\(origin)/token", grant: "client_credentials",
        client: { id: "me", secret: "secret" } } }
      """
      : "{ bearer: \"token\" }"
    let text = """
      {
        app: "matrix", name: "Matrix", about: "one list",
        evidence: { specification: "none", date: "2026-11" },
        settings: { file: { type: "file", about: "a list", default: "\(origin)/rows" } },
        secrets: { \(secret): { about: "a secret" } },
        http: { base: "\(origin)", auth: \(auth) },
        streams: { \(streams) rows: { \(rows) } },
      }
      """
    if let known = Self.known.withLock({ $0[text] }) { return known }
    let definition = try DefinitionReader.read(Array(text.utf8), file: "\(name).json")
    Self.known.withLock { $0[text] = definition }
    return definition
  }

  /// Most lies meet a style in the same definition.
  private static let known = Locked<[String: ConnectorDefinition]>([:])

  /// Where the total is read that makes lies visible: some answers have no room but in a field.
  private var totalExpression: String {
    total.isEmpty ? "to_number($headers.\\\"x-total\\\")" : total
  }
}
