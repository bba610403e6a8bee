/// Lists that do not hold still while they are read, and rows that come twice.
extension MatrixLie {
  /// A list that changes when its first page has been given, once or in every reading.
  private static func moving(
    _ name: String, due: [MatrixRow]? = nil, allowed: [MatrixRow]? = nil,
    _ list: @escaping @Sendable (_ changes: Int) -> [MatrixRow]
  ) -> [MatrixLie] {
    var once = MatrixLie(
      name: name, applies: { $0.isPaged },
      list: { ask in list(ask.page == 0 && ask.reading == 1 ? 0 : 1) })
    var always = MatrixLie(
      name: name + " in every reading", applies: { $0.isPaged },
      list: { ask in list(ask.page == 0 ? ask.reading - 1 : ask.reading) })
    // Whoever was there all the time has to come, whoever was there for a time may.
    let (first, second, third) = (list(0), list(1), list(2))
    once.due = first.filter { second.contains($0) }
    once.allowed = first + second
    always.due = once.due.filter { third.contains($0) }
    always.allowed = first + second + third
    return [once, always]
  }

  private static func repeated(_ name: String, counts: Bool = false, as other: String? = nil)
    -> MatrixLie
  {
    MatrixLie(
      name: name,
      list: { _ in
        let twin = other.map { truth[0].renamed($0) } ?? truth[0]
        return Array(truth.prefix(4)) + [twin] + truth.dropFirst(4)
      },
      change: { answer, _, _ in if !counts { answer.total = MatrixApp.count } })
  }

  static let lists: [MatrixLie] =
    [
      repeated("duplicate ids, equal content"),
      repeated("duplicate ids, equal content, counted twice", counts: true),
      repeated("duplicate ids, different content", as: "someone else"),
    ]
    + moving("deletion between pages") { changes in Array(truth.dropFirst(changes)) }
    + moving("insertion between pages") { changes in
      (0..<changes).map { MatrixRow(-$0) } + truth
    }
    + moving("insertion at the end between pages") { changes in
      truth + (0..<changes).map { MatrixRow(MatrixApp.count + 1 + $0) }
    }
    + moving("deletion and insertion between pages") { changes in
      Array(truth.dropFirst(changes)) + (0..<changes).map { MatrixRow(MatrixApp.count + 1 + $0) }
    }
    + moving("reordering between pages") { changes in
      Array(truth.dropFirst(2 * changes)) + Array(truth.prefix(2 * changes))
    } + [
      MatrixLie(
        name: "two orders that take turns", applies: { $0.isPaged },
        list: { ask in ask.page == 0 ? truth : Array(truth.dropFirst(2)) + Array(truth.prefix(2)) })
    ]
}
