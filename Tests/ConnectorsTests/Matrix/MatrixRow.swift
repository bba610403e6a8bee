import Formats

/// One person of the list that is told about.
struct MatrixRow: Equatable, Sendable {
  let number: Int
  let id: String
  var name: String

  init(_ number: Int) {
    self.number = number
    let digits = "\(abs(number))"
    id = (number > 0 ? "u" : "a") + String(repeating: "0", count: 2 - digits.count) + digits
    name = "person\(number)"
  }

  func renamed(_ name: String) -> MatrixRow {
    var row = self
    row.name = name
    return row
  }

  var json: JSON { .members(["id": .string(id), "name": .string(name)]) }
}
