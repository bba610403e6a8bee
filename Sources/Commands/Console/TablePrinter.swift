/// Sets rows of text in columns, for people.
package struct TablePrinter {
  package enum Alignment: Sendable { case left, right }

  private let columns: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  package init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  /// A row with a cell for each column; missing ones stay empty.
  package mutating func add(_ cells: [String]) { rows.append(cells.map { Printable.line($0) }) }

  /// The table, two blanks between columns, none at the ends of lines.
  package func text(_ style: Style) -> String {
    let widths = columns.indices.map { column in
      rows.reduce(DisplayWidth.of(columns[column].title)) {
        max($0, column < $1.count ? DisplayWidth.of($1[column]) : 0)
      }
    }
    let head = style.bold(line(columns.map { $0.title }, widths))
    return ([head] + rows.map { line($0, widths) }).map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    var owed = 0
    for (column, width) in widths.enumerated() {
      let cell = column < cells.count ? cells[column] : ""
      let gap = max(0, width - DisplayWidth.of(cell))
      let before = columns[column].alignment == .right ? gap : 0
      if !cell.isEmpty {
        line += String(repeating: " ", count: owed + before) + cell
        owed = gap - before
      } else {
        owed += gap
      }
      owed += 2
    }
    return line
  }
}
