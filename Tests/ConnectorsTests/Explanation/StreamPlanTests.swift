import Formats
import TestSupport
import Testing

@testable import Connectors

@Suite struct StreamPlanTests {
  private func plans(_ file: String) throws -> [String: StreamPlan] {
    let json = try JSON.parse(try Fixture.bytes("Connectors/scenarios/\(file).json"))
    let text = json.text("definition")
    let definition = try DefinitionReader.read(Array(text.utf8), file: file)
    let plans = definition.plan(settings: nil).map { ($0.stream, $0) }
    return Dictionary(uniqueKeysWithValues: plans)
  }

  @Test func `a plan tells how answers are read and what a list must bring`() throws {
    let plans = try plans("shapes")
    let cases = [
      ("lenient", "at users, missing or null is an empty list"),
      ("xml", "in answers of XML, at R.Users.member"),
      ("lines", "in answers of JSON Lines"), ("table", "in answers of CSV"),
      ("report", "the records of the CSV at R.Content, which is base64 in answers of XML"),
      (
        "expecting",
        "at users, only those where !test; the others are counted, must bring at least 1 rows, "
          + "at most 50 percent of the rows left out"
      ),
      ("paged", "at users, must bring as many rows as $page.count says"),
    ]
    for (stream, rows) in cases { #expect(plans[stream]?.rows == rows, "\(stream)") }
    let export = plans["export"]?.request ?? ""
    #expect(export.contains("every 10 seconds, for at most 1 minutes, until state == 'done'"))
    #expect(
      plans["mixed"]?.becomes.first?.hasPrefix("by kind: team becomes group and membership")
        == true, "\(plans["mixed"]?.becomes ?? [])")
  }

  @Test func `a plan tells how each list goes on`() throws {
    let plans = try plans("pages")
    let cases = [
      ("short", "rows requested are counted by ?o from 0, until a page has fewer rows"),
      ("keyset", "id of the last row goes into ?since, until a page is empty"),
      ("numberInBody", "pages are counted by the body's page from 0, for as many pages as pages"),
      ("capped", "the API gives at most 2 rows"),
    ]
    for (stream, words) in cases {
      let ending = plans[stream]?.ending ?? ""
      #expect(ending.contains(words), "\(stream): \(ending)")
    }
  }

  @Test func `a plan tells for which rows of another list it asks`() throws {
    let plans = try plans("trees")
    let cases = [
      (
        "facts",
        "every 2 rows of users as $users, where active != `false`; the rows with their id as id "
          + "answer for them, one without an answer is gone"
      ),
      (
        "owed",
        "every 3 rows of users as $users; the rows with their id as user answer for them, one "
          + "without an answer fails the pull"
      ),
      ("titles", "every 2 rows of users as $users"),
      ("folders", "each row of roots as $folder, where id != 'closed', and each row of its own"),
      ("files", "each row of folders as $folder"),
    ]
    for (stream, parent) in cases { #expect(plans[stream]?.parent == parent, "\(stream)") }
  }
}
