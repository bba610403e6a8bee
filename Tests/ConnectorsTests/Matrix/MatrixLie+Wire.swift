import HTTP

/// What goes wrong on the way, and answers that are no page at all.
extension MatrixLie {
  private static func status(
    _ name: String, _ code: Int, times: Int = .max, _ fields: [(FieldName, String)] = []
  ) -> MatrixLie {
    MatrixLie(
      name: name,
      fault: { ask, style in
        guard ask.page == style.middle, ask.attempt <= times else { return nil }
        return .answer(
          Response(Status(code), fields: HeaderFields(fields), body: Array("{}".utf8)))
      }, isRetried: true)
  }

  /// A page without its rows whose status says that it is none.
  private static func unready(_ name: String, _ code: Int) -> MatrixLie {
    MatrixLie(
      // A report that is not ready is asked for again.
      name: name, applies: { !$0.tells.contains("state") },
      change: { answer, ask, style in
        guard ask.page == style.middle else { return }
        answer.rows = []
        answer.next = nil
        answer.pages = 1
      },
      garble: { response, ask, style in
        if ask.page == style.middle { response.status = Status(code) }
      })
  }

  /// A status in the middle that means something at the beginning.
  private static func meaning(
    _ word: String, _ name: String, _ code: Int, readings: Int = .max
  ) -> MatrixLie {
    var lie = MatrixLie(name: name)
    lie.fault = { ask, style in
      guard ask.page == style.middle, ask.reading <= readings else { return nil }
      return .answer(Response(Status(code), body: Array("{}".utf8)))
    }
    // The lists in records have no errors of their own, and a list of one answer has no middle.
    lie.applies = { $0.isPaged && !$0.isInner }
    lie.rules = ", errors: [{ status: \(code), is: \"\(word)\" }]"
    lie.hasParent = word == "vanished"
    return lie
  }

  private static func error(
    _ name: String, _ code: TransportError.Code, times: Int = .max
  ) -> MatrixLie {
    MatrixLie(
      name: name,
      fault: { ask, style in
        guard ask.page == style.middle, ask.attempt <= times else { return nil }
        return .error(TransportError(code, "\(code)"))
      }, isRetried: true)
  }

  private static func redirect(_ name: String, _ place: String) -> MatrixLie {
    guard let location = FieldName("Location") else { return MatrixLie(name: name) }
    return status(name, 302, [(location, place)])
  }

  static let wire: [MatrixLie] = [
    status("429 storm", 429, times: 5),
    status("429 without end", 429),
    status("500 once", 500, times: 1),
    status("500 without end", 500),
    status("404 in the middle", 404),
    meaning("notOffered", "no such list in the middle", 404),
    meaning("notOffered", "no such list in the middle, once", 404, readings: 1),
    meaning("vanished", "gone in the middle", 404),
    meaning("vanished", "gone in the middle, once", 404, readings: 1),
    meaning("empty", "204 in the middle that means empty", 204),
    meaning("restart", "cursor lost once", 410, readings: 1),
    meaning("restart", "cursor lost", 410),
    unready("202 that is not ready", 202),
    unready("206 that is a part", 206),
    status("204 in the middle", 204),
    status("token ends in the middle", 401),
    MatrixLie(name: "token ends in the middle, and is renewed", renews: true, isRetried: true),
    redirect("redirect", MatrixApp.origin + "/rows?at=t3"),
    redirect("redirect elsewhere", "https://evil.example.net/rows"),
    error("connection lost once", .cut, times: 1),
    error("connection lost", .cut),
    error("no answer in time", .timedOut),
    error("gzip bomb", .tooLarge),
  ]
}
