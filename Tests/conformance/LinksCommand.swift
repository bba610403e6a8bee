import CurlTransport
import Formats

/// `links`: one `{"base","next"}` a line in, `{"follow":true,"url":...}` or `{"follow":false}` out.
enum LinksCommand: Command {
  static func run(_ words: [String]) throws -> Int32 {
    while let line = readLine() {
      try Channel.write(decide(line).bytes + [ASCII.lineFeed])
    }
    return 0
  }

  private static func decide(_ line: String) -> JSON {
    guard let question = try? JSON.parse(Array(line.utf8)), let base = question["base"]?.string,
      let next = question["next"]?.string,
      let url = try? CurlLinks().resolve(next, from: base)
    else { return .members(["follow": .bool(false)]) }
    return .members(["follow": .bool(true), "url": .string(url)])
  }
}
