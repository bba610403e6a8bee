/// Lies about how many rows there are.
extension MatrixLie {
  private static func total(
    _ name: String, onPages: Bool = false, _ total: @escaping @Sendable (Ask) -> Int?
  ) -> MatrixLie {
    MatrixLie(
      name: name, applies: { $0.tells.contains("total") && ($0.isPaged || !onPages) },
      change: { answer, ask, _ in answer.total = total(ask) })
  }

  static let totals: [MatrixLie] = [
    total("total too low") { _ in MatrixApp.count - 2 },
    total("total too high") { _ in MatrixApp.count + 2 },
    total("total absent") { _ in nil },
    total("total absent on later pages", onPages: true) { ask in
      ask.page == 0 ? MatrixApp.count : nil
    },
    total("total moves once", onPages: true) { ask in
      ask.reading == 1 && ask.page == 0 ? MatrixApp.count - 1 : MatrixApp.count
    },
    total("total always moving", onPages: true) { ask in MatrixApp.count + ask.page % 2 },
    total("total negative") { _ in -1 },
    MatrixLie(
      name: "total absent, and cursor dropped early",
      applies: { $0.tells.contains("total") && $0.isPaged },
      change: { answer, ask, style in
        answer.total = nil
        if ask.page > style.middle { answer.rows = [] }
        if ask.page >= style.middle { answer.next = nil }
      }),
  ]
}
