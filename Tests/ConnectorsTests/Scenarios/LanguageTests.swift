import Testing

/// Scripted apps for every way in which a definition can ask, page and read.
@Suite struct LanguageTests {
  @Test(arguments: ["pages", "shapes", "trees"])
  func `what a definition says is what a pull does`(file: String) async throws {
    let scenarios = try Scenario.load(file)
    #expect(scenarios.count > 3)
    for scenario in scenarios {
      let faults = await scenario.faults()
      #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }
  }
}
