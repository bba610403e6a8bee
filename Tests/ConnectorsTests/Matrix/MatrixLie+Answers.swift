import Formats
import HTTP

/// Answers that look like success and are none.
extension MatrixLie {
  /// What stands in the middle instead of a page, in every attempt or in the first alone.
  private static func body(
    _ name: String, once: Bool = false, _ text: @escaping @Sendable (MatrixStyle) -> String
  ) -> MatrixLie {
    MatrixLie(
      name: name,
      fault: { ask, style in
        guard ask.page == style.middle, !once || ask.attempt == 1 else { return nil }
        return .answer(Response(.ok, body: Array(text(style).utf8)))
      }, isRetried: true)
  }

  private static func cut(_ name: String, once: Bool) -> MatrixLie {
    MatrixLie(
      name: name,
      garble: { response, ask, style in
        guard ask.page == style.middle, !once || ask.attempt == 1 else { return }
        response.body = Array(response.body.prefix(response.body.count * 2 / 3))
      }, isRetried: true)
  }

  static let answers: [MatrixLie] = [
    body("200 with an error body") { style in
      switch style.shape {
      case .graphQL, .innerGraphQL: #"{"data":null,"errors":[{"message":"not now"}]}"#
      case .xml, .xmlTable: "<Error><Message>not now</Message></Error>"
      default: #"{"ok":false,"error":"not now"}"#
      }
    },
    MatrixLie(
      name: "200 with an error beside no rows", applies: { $0.shape == .object },
      change: { answer, ask, style in
        guard ask.page == style.middle else { return }
        answer.rows = []
        answer.next = nil
        answer.pages = 1
        answer.also = [("error", .string("not now"))]
      }),
    MatrixLie(
      name: "a name twice", applies: { $0.shape == .object || $0.shape == .jsonAPI },
      garble: { response, ask, style in
        guard ask.page == style.middle, response.body.last == ASCII.closeBrace else { return }
        let rows = style.shape == .object ? "rows" : "data"
        response.body = response.body.dropLast() + Array(",\"\(rows)\":[]}".utf8)
      }),
    body("HTML") { _ in "<!DOCTYPE html><html><body>Sign in</body></html>" },
    body("HTML once", once: true) { _ in "<!DOCTYPE html><html><body>Wait</body></html>" },
    body("empty body") { _ in "" },
    cut("cut body", once: false),
    cut("cut body once", once: true),
    MatrixLie(
      name: "very long strings",
      list: { _ in truth.map { $0.number == 5 ? $0.renamed(long) : $0 } },
      due: truth.map { $0.number == 5 ? $0.renamed(long) : $0 },
      allowed: truth.map { $0.number == 5 ? $0.renamed(long) : $0 }),
    MatrixLie(
      name: "very long cursor", applies: { $0.hasToken },
      change: { answer, _, style in
        guard let next = answer.next else { return }
        let tail = String(repeating: "x", count: 20_000)
        answer.token = (style.hasLink ? MatrixApp.origin + "/rows?at=t" : "t") + "\(next)" + tail
      }),
    MatrixLie(
      name: "invalid UTF-8",
      change: { answer, ask, style in
        if ask.page == style.middle, !answer.rows.isEmpty {
          answer.rows[0].name = MatrixAnswer.garble
        }
      }),
  ]

  private static let long = String(repeating: "long ", count: 12_000)
}
