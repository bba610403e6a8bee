import Formats

/// Lies about what a page holds and what follows it.
extension MatrixLie {
  static let pages: [MatrixLie] = [
    MatrixLie(name: "no lie"),
    MatrixLie(
      name: "page shrunk", applies: { $0.isPaged },
      change: { answer, ask, style in
        let start = style.position == .number ? ask.page * 2 : answer.start
        answer.give(from: start, to: start + 2)
        answer.pages = 5
      }),
    MatrixLie(
      name: "row left out of a page",
      change: { answer, ask, style in
        if ask.page == style.middle { answer.rows = answer.rows.dropLast() }
      }),
    MatrixLie(
      name: "page repeated", applies: { $0.isPaged },
      change: { answer, ask, style in
        if ask.page == style.middle { answer.rows = Array(answer.list.prefix(MatrixApp.size)) }
      }),
    MatrixLie(
      name: "cursor repeated", applies: { $0.position == .cursor },
      change: { answer, ask, style in
        if ask.page == style.middle { answer.next = ask.offset }
      }),
    MatrixLie(
      name: "cursor dropped early", applies: { $0.isPaged },
      change: { answer, ask, style in
        if ask.page > style.middle { answer.rows = [] }
        if ask.page >= style.middle { answer.next = nil }
        answer.pages = style.middle + 1
      }),
    MatrixLie(
      name: "nothing at all",
      change: { answer, _, _ in
        answer.rows = []
        answer.next = nil
        answer.pages = 0
      }),
    MatrixLie(
      name: "last page empty", applies: { $0.isPaged },
      change: { answer, _, _ in
        if answer.start < answer.list.count { answer.next = answer.next ?? answer.list.count }
        answer.pages = 5
      }),
    MatrixLie(
      name: "empty page in the middle", applies: { $0.position == .cursor },
      change: { answer, ask, style in
        guard ask.page == style.middle, ask.attempt == 1 else { return }
        // The same rows again, behind another token.
        answer.rows = []
        answer.token = style.hasLink ? MatrixApp.origin + "/rows?at=t03" : "t03"
      }),
    MatrixLie(
      name: "empty pages without end", applies: { $0.isPaged },
      change: { answer, ask, style in
        guard ask.page >= style.middle else { return }
        answer.rows = []
        answer.next = ask.offset + MatrixApp.size
        answer.pages = 1000
      }),
    MatrixLie(
      name: "page full of filtered rows", applies: { !$0.isInner },
      list: { _ in truth.map { (4...6).contains($0.number) ? $0.renamed("hidden") : $0 } },
      filters: true, due: truth.filter { !(4...6).contains($0.number) }),
    MatrixLie(
      name: "overlapping pages", applies: { $0.isPaged },
      change: { answer, _, _ in
        if answer.start > 0 { answer.give(from: answer.start - 1, to: answer.start + 3) }
      }),
    MatrixLie(
      name: "paging ignored", applies: { $0.isPaged },
      change: { answer, _, _ in answer.give(from: 0, to: MatrixApp.size) }),
    MatrixLie(
      name: "paging ignored, everything at once", applies: { $0.isPaged },
      change: { answer, _, _ in
        answer.give(from: 0, to: answer.list.count)
        answer.pages = 1
      }),
    MatrixLie(
      name: "next link elsewhere", applies: { $0.hasLink },
      change: { answer, ask, style in
        if ask.page == style.middle - 1 { answer.token = "https://evil.example.net/rows?at=t3" }
      }),
  ]
}
