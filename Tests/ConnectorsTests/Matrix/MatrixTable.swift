import Formats
import TestSupport

/// The expected outcomes: of `cells.tsv`, a line for each style and lie.
struct MatrixTable {
  let cells: Set<String>

  static func load() throws -> MatrixTable {
    let text = try Fixture.text("Connectors/matrix/cells.tsv")
    let lines = text.split(separator: "\n").map { String($0) }.filter { !$0.hasPrefix("#") }
    return MatrixTable(cells: Set(lines))
  }

  /// `2502 cells: 1200 whole, ...`
  static func summary(_ cells: [String]) -> String {
    func count(_ word: String) -> Int { cells.count { $0.contains("\t" + word) } }
    return
      "hostile matrix: \(cells.count) cells: \(count("whole")) complete and equal to the truth, "
      + "\(count("fails")) failed loudly, \(count("undetectable")) undetectable by their style alone "
      + "and noticed with what the table names"
  }
}

/// The kinds of messages with which a pull fails: of `kinds.json`.
struct MatrixKinds {
  private let kinds: [(part: String, word: String)]

  static func load() throws -> MatrixKinds {
    let json = try JSON.parse(try Fixture.bytes("Connectors/matrix/kinds.json"))
    return MatrixKinds(
      kinds: (json.object ?? JSONObject()).flatMap { word, parts in
        (parts.array ?? []).compactMap { $0.string }.map { (part: $0, word: word) }
      })
  }

  func word(_ message: String) -> String {
    kinds.first { message.contains($0.part) }?.word ?? "UNKNOWN: \(message)"
  }
}
