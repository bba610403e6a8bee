/// A row of the command table: what a command is for and what it is given.
package struct Command: Sendable {
  package let name: CommandName
  package let operand: Operand?
  /// One sentence for the lists and the head of the command's own help.
  package let about: String
  package let example: String

  init(_ name: CommandName, taking operand: Operand? = nil, about: String, example: String) {
    self.name = name
    self.operand = operand
    self.about = about
    self.example = example
  }

  /// What a command is given beside its options.
  package struct Operand: Sendable {
    package let name: String
    package let count: ClosedRange<Int>

    /// As help shows it: `INSTANCE`, `[NAME]`, `[INSTANCE...]`.
    package var shown: String {
      if count.upperBound > 2 { return count.lowerBound == 0 ? "[\(name)...]" : "\(name)..." }
      return count.lowerBound == 0 ? "[\(name)]" : name
    }

    static func one(_ name: String) -> Operand { Operand(name: name, count: 1...1) }
    static func optional(_ name: String) -> Operand { Operand(name: name, count: 0...1) }
    static func some(_ name: String) -> Operand { Operand(name: name, count: 1...10_000) }
    static func any(_ name: String) -> Operand { Operand(name: name, count: 0...10_000) }
  }

  /// `rollcall pull [INSTANCE...]`
  package var usage: String {
    (["rollcall", name.rawValue] + (operand.map { [$0.shown] } ?? [])).joined(separator: " ")
  }
}
