import Formats
import Testing

@testable import Connectors

@Suite struct GraphQLDocumentTests {
  @Test func `only what reads passes, however the rest is hidden`() throws {
    for item in try Cases.load("graphql-documents.json") {
      let document = item.text("document")
      #expect(GraphQLDocument.onlyReads(document) == item["reads"]?.bool, "\(document)")
    }
  }
}
