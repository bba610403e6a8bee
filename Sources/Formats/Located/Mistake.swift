/// One thing wrong in a file that a person wrote: where, what, and what to write instead.
package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
  package let file: String
  package let place: Place
  package let what: String

  package init(file: String, place: Place, what: String) {
    self.file = file
    self.place = place
    self.what = what
  }

  package var description: String { "\(file):\(place.line):\(place.column): \(what)" }
}

/// Everything wrong in the files of one load, told together.
package struct Mistakes: Error, Sendable, CustomStringConvertible {
  package let all: [Mistake]

  package init(_ all: [Mistake]) { self.all = all }

  package var description: String { all.map { $0.description }.joined(separator: "\n") }
}

/// A line and a column in a file, both from 1; a column counts characters.
package struct Place: Sendable, Equatable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
