import Formats
import HTTP
import TestSupport
import Testing

@testable import Connectors

/// One way in which a list is asked for, written, continued and ended: of `styles.json`.
struct MatrixStyle: Sendable {
  /// How an answer is written.
  enum Shape: String {
    case object, array, graphQL, jsonAPI, xml, xmlTable, csv, lines, inner, innerGraphQL
  }

  /// How a request names the rows that it wants.
  enum Position: String {
    case whole, cursor, number, offset, keyset
  }

  let name: String
  let shape: Shape
  let position: Position
  /// `query n`, `variable after`, `body page.after`, `form Marker`: where the position stands.
  let place: String
  /// The number of the first page, or of the first row.
  let first: Int
  /// What an answer says of the rest: link, url, cursor, field, more, pages, total.
  let tells: Set<String>
  /// The members of the stream's `page` and of the stream itself, as a definition has them.
  let page: String
  let stream: String
  /// Where a total stands in an answer, for the styles that read one.
  let total: String

  static func load() throws -> [MatrixStyle] {
    try Cases.load("matrix/styles.json").map { item in
      MatrixStyle(
        name: item.text("style"),
        shape: try #require(Shape(rawValue: item.text("shape"))),
        position: try #require(Position(rawValue: item.text("position"))),
        place: item.text("place"), first: item["first"]?.integer ?? 0,
        tells: Set(item.texts("tells")), page: item.text("page"), stream: item.text("stream"),
        total: item.text("total"))
    }
  }

  var isPaged: Bool { position != .whole }

  var isInner: Bool { shape == .inner || shape == .innerGraphQL }

  /// Whether the rest is told by a value that the app makes.
  var hasToken: Bool { position == .cursor }

  /// Whether it is a link that continues.
  var hasLink: Bool { tells.contains("link") || tells.contains("url") }
}
