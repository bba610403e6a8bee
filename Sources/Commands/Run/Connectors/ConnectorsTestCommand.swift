import Connectors
import Files
import Formats

/// `rollcall connectors test`: definitions against their recorded answers, offline.
enum ConnectorsTestCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let catalogue = try ConnectorsCommand.catalogue(invocation)
    let root = invocation.value(.recordings) ?? "./Fixtures"
    let names = invocation.operands.isEmpty ? catalogue.names : invocation.operands
    var results: [(name: String, problems: [String])] = []
    for name in names {
      let definition = try ConnectorsCommand.named(name, catalogue)
      let folder = Path.join(root, name)
      guard try FileStatus.of(Path.join(folder, "exchanges.json")) != nil else {
        if invocation.operands.isEmpty { continue }
        throw CommandFailure(
          .unavailable,
          "there is no recording of \(name) at \(folder)/exchanges.json: name the "
            + "folder of recordings with --recordings DIR")
      }
      do {
        results.append(
          (name, try await ConnectorTest(definition: definition, folder: folder).run()))
      } catch let error as FormatError {
        results.append((name, ["\(folder): \(error)"]))
      }
    }
    guard !results.isEmpty else {
      throw CommandFailure(
        .unavailable, "no recordings found in \(root): name their folder with --recordings DIR")
    }
    try tell(results, invocation, console)
    return results.allSatisfy { $0.problems.isEmpty } ? .complete : .selfCheckFailed
  }

  private static func tell(
    _ results: [(name: String, problems: [String])], _ invocation: Invocation, _ console: Console
  ) throws {
    if invocation.has(.json) {
      let json = results.map { result in
        JSON.members([
          "connector": .string(result.name), "passed": .bool(result.problems.isEmpty),
          "problems": .array(result.problems.map { .string($0) }),
        ])
      }
      try console.output.write(JSON.array(json).pretty())
      return
    }
    for result in results {
      if result.problems.isEmpty {
        try console.output.write("\(result.name): passed\n")
      } else {
        try console.output.write("\(result.name): failed\n")
        for problem in result.problems {
          try console.output.write("  \(Printable.line(problem))\n")
        }
      }
    }
  }
}
