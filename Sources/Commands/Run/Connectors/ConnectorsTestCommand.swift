import Connectors
import Files
import Formats

/// `rollcall connectors test`: definitions against their recorded answers, offline.
enum ConnectorsTestCommand {
  /// Differences that a person reads before mending the first.
  private static let shown = 20

  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    let catalogue = try ConnectorsCommand.catalogue(invocation)
    let root = invocation.value(.recordings) ?? "./Fixtures"
    let names = invocation.operands.isEmpty ? catalogue.names : invocation.operands
    var results: [(name: String, problems: [String])] = []
    for operand in names {
      let definition = try ConnectorsCommand.definition(operand, invocation)
      let name = definition.app
      guard let folder = try folder(of: name, in: root, isAlone: names.count == 1) else {
        if invocation.operands.isEmpty { continue }
        throw CommandFailure(
          .unavailable,
          "there is no recording of \(name) at \(Path.join(root, name))/exchanges.json: name the "
            + "folder of recordings with --recordings DIR, or make one with rollcall connectors "
            + "record \(operand) INSTANCE --out DIR")
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

  /// The recordings' folder holds one for each connector, or is the one itself.
  private static func folder(
    of name: String, in root: String, isAlone: Bool
  ) throws -> String? {
    for folder in [Path.join(root, name)] + (isAlone ? [root] : [])
    where try FileStatus.of(Path.join(folder, "exchanges.json")) != nil {
      return folder
    }
    return nil
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
        for problem in result.problems.prefix(Self.shown) {
          try console.output.write("  \(Printable.line(problem))\n")
        }
        let rest = result.problems.count - Self.shown
        if rest > 0 { try console.output.write("  and \(rest) more (--json shows all)\n") }
      }
    }
  }
}
