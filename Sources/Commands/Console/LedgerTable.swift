import Formats
import Identity

/// A ledger as a table for people: what was asked, what came, why each list ended.
enum LedgerTable {
  static func text(_ ledger: Ledger, _ style: Style) -> String {
    var table = TablePrinter([
      ("LIST", .left), ("ASKED", .right), ("ROWS", .right), ("REPEATED", .right),
      ("DROPPED", .right), ("TOTAL", .right), ("BECAME", .left), ("ENDED BECAUSE", .left),
    ])
    for line in ledger.streams {
      table.add([
        line.name, "\(line.requests)", "\(line.received)", "\(line.duplicates)",
        "\(line.dropped.values.reduce(0, +))", line.declaredTotal.map { "\($0)" } ?? "-",
        emitted(line), ended(line),
      ])
    }
    let head = "\(ledger.instance), pulled \(ledger.finished.rfc3339), \(ledger.verdict.word)"
    return style.bold(head) + "\n" + table.text(style) + notes(ledger)
  }

  private static func emitted(_ line: StreamLedger) -> String {
    let parts = line.emitted.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return parts.isEmpty ? "-" : parts.joined(separator: ", ")
  }

  private static func ended(_ line: StreamLedger) -> String {
    if line.ends.isEmpty { return line.notes.first ?? "it did not end" }
    return line.ends.sorted { $0.key < $1.key }
      .map { $0.value == 1 ? $0.key : "\($0.key) (\($0.value) lists)" }
      .joined(separator: "; ")
  }

  /// What the columns do not hold, a line each.
  private static func notes(_ ledger: Ledger) -> String {
    var notes = ledger.signIns.sorted { $0.key < $1.key }
      .map { "\($0.key): asked \($0.value == 1 ? "once" : "\($0.value) times")" }
    for line in ledger.streams {
      notes += line.gaps.map { "\(line.name): gap: \($0)" }
      if line.vanished > 0 { notes.append("\(line.name): \(line.vanished) vanished while reading") }
      if line.indirect > 0 {
        notes.append("\(line.name): \(line.indirect) indirect edges counted, not kept")
      }
      if line.dangling > 0 {
        notes.append("\(line.name): \(line.dangling) of \(line.references) references dangling")
      }
      if line.waits > 0 {
        notes.append("\(line.name): waited \(line.waitedMilliseconds / 1000) s for the rate limit")
      }
      for (rule, count) in line.dropped.sorted(by: { $0.key < $1.key }) {
        notes.append("\(line.name): \(count) rows dropped, not \(rule)")
      }
      for (words, count) in line.unread.sorted(by: { $0.key < $1.key }) {
        let rows = count == 1 ? "1 row" : "\(count) rows"
        notes.append("\(line.name): \(words) is neither yes nor no, so unknown (\(rows))")
      }
      if !line.ends.isEmpty { notes += line.notes.map { "\(line.name): \($0)" } }
    }
    notes += uncounted(ledger)
    notes += ledger.dangling.prefix(10).map { "dangling: \($0)" }
    if ledger.dangling.count > 10 {
      notes.append("dangling: \(ledger.dangling.count - 10) more in the ledger (--json)")
    }
    return notes.map { Printable.line($0) + "\n" }.joined()
  }

  /// What no reading of such lists can see: an app that leaves rows out and says that it is over.
  private static func uncounted(_ ledger: Ledger) -> [String] {
    // A file that is read to its end has nothing that could be left out.
    let lists = ledger.streams.filter {
      $0.pages > 0 && $0.requests > 0 && $0.declaredTotal == nil
    }
    var names: [String] = []
    for list in lists where !names.contains(list.stream) { names.append(list.stream) }
    guard !names.isEmpty else { return [] }
    return [
      "no total was declared for \(names.joined(separator: ", ")): that nobody is missing there "
        + "rests on how these lists ended"
    ]
  }
}
