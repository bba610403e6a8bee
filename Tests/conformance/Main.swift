import Glibc

/// What a test corpus talks to: the words after the command's name in, the exit code out.
protocol Command: SendableMetatype {
  static func run(_ words: [String]) async throws -> Int32
}

/// Puts the real parsers, writers and readers behind the interfaces of the test corpora.
@main
struct Main {
  private static let commands: [String: any Command.Type] = [
    "cron": CronCommand.self,
    "csv-read": CSVReadCommand.self,
    "csv-write": CSVWriteCommand.self,
    "jmespath": JMESPathCommand.self,
    "items": ItemsCommand.self,
    "json": JSONCommand.self,
    "links": LinksCommand.self,
  ]

  static func main() async {
    let words = CommandLine.arguments.dropFirst()
    guard let name = words.first, let command = commands[name] else {
      print("usage: conformance " + commands.keys.sorted().joined(separator: "|"))
      end(64)
    }
    do {
      end(try await command.run(Array(words.dropFirst())))
    } catch {
      print("refused: \(error)")
      end(1)
    }
  }

  /// Without what libraries registered for the end: threads that use them may still run.
  private static func end(_ code: Int32) -> Never {
    fflush(nil)
    _exit(code)
  }
}
