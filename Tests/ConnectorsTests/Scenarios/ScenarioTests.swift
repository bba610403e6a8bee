import Testing

@Suite struct ScenarioTests {
  @Test(arguments: [
    "engine", "scim", "github", "buildkite", "csv", "gitlab", "okta", "sentences", "slack-grid",
    "slack-guests", "pagerduty", "rootly", "jamf-admins", "jamf-users",
    "salesforce", "aws-iam", "entra", "google-workspace",
  ])
  func `a pull says what it read, or why it did not`(file: String) async throws {
    let scenarios = try Scenario.load(file)
    #expect(scenarios.count > 3)
    for scenario in scenarios {
      let faults = await scenario.faults()
      #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }
  }
}
