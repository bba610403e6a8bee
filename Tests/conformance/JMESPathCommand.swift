import Connectors
import Formats

/// `jmespath`: evaluates one expression per line, `{"given": ..., "expression": "..."}`.
enum JMESPathCommand: Command {
  static func run(_ words: [String]) throws -> Int32 {
    while let line = readLine() {
      try Channel.write(answer(to: try JSON.parse(Array(line.utf8))).bytes + [ASCII.lineFeed])
    }
    return 0
  }

  private static func answer(to question: JSON) -> JSON {
    do {
      let expression = try JMESPath.compile(question["expression"]?.string ?? "")
      return .members(["result": try expression.evaluate(question["given"] ?? .null)])
    } catch {
      return .members(["error": .string(error.code.rawValue)])
    }
  }
}
