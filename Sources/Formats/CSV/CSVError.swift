/// What is wrong in a CSV file, and where somebody finds it.
package struct CSVError: Error, Equatable, CustomStringConvertible {
  package let what: String
  package let line: Int
  package let column: Int

  package init(_ what: String, line: Int, column: Int) {
    self.what = what
    self.line = line
    self.column = column
  }

  package var description: String { "line \(line), column \(column): \(what)" }
}
