import Files
import Formats
import Ingest

/// `rollcall serve`: schedules and the SCIM endpoint in one process, until interrupted.
enum ServeCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let installation = try Installation.open(invocation, for: .writing)
    let lock: StateLock
    do {
      lock = try StateLock.serving(state: installation.configuration.state)
    } catch let error as StateLock.AlreadyRunning {
      throw CommandFailure(.unavailable, "\(error)")
    }
    defer { withExtendedLifetime(lock) {} }
    try installation.store.sweep()
    let timed = console.timed { Installation.now().rfc3339 }
    try Interruption.arm()
    try await Service(installation, timed).run(pulls: !invocation.has(.noPull)) {
      await Interruption.wait()
    }
    return .complete
  }
}
