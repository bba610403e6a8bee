import Files
import Ingest

/// The program: words in, exit code out.
package enum Commands {
  /// Carries out the command line `words`, without the program's own name.
  package static func run(_ words: [String]) async -> Int32 {
    StandardStream.fillGaps()
    Signals.settle()
    Memory.returnLargeBlocks()
    let console = Console.standard(level: .info)
    do {
      let invocation = try ArgumentParser.parse(words)
      let level = invocation.value(.log).flatMap { Log.Level(rawValue: $0) }
      return await run(invocation, on: level.map { .standard(level: $0) } ?? console).rawValue
    } catch {
      return report(error, on: console).rawValue
    }
  }

  /// Carries out a command and tells why where it fails.
  package static func run(_ invocation: Invocation, on console: Console) async -> ExitStatus {
    do {
      return try await perform(invocation, on: console)
    } catch {
      return report(error, on: console)
    }
  }

  private static func perform(
    _ invocation: Invocation, on console: Console
  ) async throws -> ExitStatus {
    switch invocation.command {
    case .pull: return try await PullCommand.run(invocation, console)
    case .serve: return try await ServeCommand.run(invocation, console)
    case .demo: return try await DemoCommand.run(invocation, console)
    case .keysCreate: return try await KeysCommand.create(invocation, console)
    case .keysList: return try await KeysCommand.list(invocation, console)
    case .keysRevoke: return try await KeysCommand.revoke(invocation, console)
    case .check: return try await CheckCommand.run(invocation, console)
    case .export: return try await ExportCommand.run(invocation, console)
    case .connectorsList: return try ConnectorsCommand.list(invocation, console)
    case .connectorsShow: return try ConnectorsCommand.show(invocation, console)
    case .connectorsPlan: return try ConnectorsCommand.plan(invocation, console)
    case .connectorsNew: return try ConnectorsCommand.new(invocation, console)
    case .connectorsCheck: return try ConnectorsCommand.check(invocation, console)
    case .connectorsRecord: return try await ConnectorsCommand.record(invocation, console)
    case .connectorsTest: return try await ConnectorsTestCommand.run(invocation, console)
    case .status: return try await StatusCommand.run(invocation, console)
    case .holdList: return try await HoldCommand.list(invocation, console)
    case .holdShow: return try await HoldCommand.show(invocation, console)
    case .holdAccept: return try await HoldCommand.accept(invocation, console)
    case .holdDrop: return try await HoldCommand.drop(invocation, console)
    case .help: try HelpCommand.run(invocation, console)
    case .version: try VersionCommand.run(console)
    case .initialise: try InitCommand.run(invocation, console)
    case .example: try TextLibrary.examples.run(invocation, console)
    case .guide: try TextLibrary.guides.run(invocation, console)
    }
    return .complete
  }

  /// One line for each thing that is wrong, and the exit code.
  private static func report(_ error: any Error, on console: Console) -> ExitStatus {
    switch error {
    case is Interruption.Wished: Interruption.follow()
    case let failure as CommandFailure:
      for line in failure.what.split(separator: "\n") { console.log.error(String(line)) }
      return failure.status
    case is FileError, is StoreError:
      console.log.error("\(error)")
      return .configuration
    default:
      console.log.error("\(error)")
      return .bug
    }
  }
}
