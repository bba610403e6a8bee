import Files
import Formats
import Ingest

/// What every command that touches the state works with: the configuration and its store.
struct Installation: Sendable {
  let configuration: Configuration
  let store: FolderStore

  /// Opens the state for what the command does there.
  static func open(
    _ configuration: Configuration, for use: FolderStore.Use
  ) throws(CommandFailure) -> Installation {
    do {
      let store = try FolderStore(configuration.state, for: use)
      return Installation(configuration: configuration, store: store)
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
  }

  static func open(
    _ invocation: Invocation, for use: FolderStore.Use
  ) throws(CommandFailure) -> Installation {
    let file = invocation.value(.config) ?? Configuration.standardFile
    return try open(try Configuration.load(file), for: use)
  }

  var operators: OperatorLog { OperatorLog(state: configuration.state) }

  /// Names this process in records: user, host and process.
  static var writer: String { "\(Machine.userName)@\(Machine.hostName):\(Machine.processID)" }

  static func now() -> Timestamp { Timestamp(milliseconds: SystemClock.now()) }
}
