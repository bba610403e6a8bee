import Formats

/// Does a command's work for one instance after the other: one that fails keeps none of the others
/// from its turn, and the worst outcome is the exit code.
enum EachInstance {
  static func run(
    _ instances: [InstanceConfiguration], _ invocation: Invocation, _ console: Console,
    _ work: (InstanceConfiguration) async throws -> (status: ExitStatus, told: JSON)
  ) async throws -> ExitStatus {
    var status = ExitStatus.complete
    var told: [JSON] = []
    for instance in instances {
      do {
        let outcome = try await work(instance)
        status = status.worse(outcome.status)
        told.append(outcome.told)
      } catch {
        let failure = CommandFailure(pulling: instance.name, error)
        console.log.error(failure.what)
        status = status.worse(failure.status)
        told.append(
          .members([
            "instance": .string(instance.name), "error": .string(console.log.clean(failure.what)),
          ]))
      }
    }
    if invocation.has(.json) { try console.output.write(JSON.array(told).pretty()) }
    return status
  }
}
