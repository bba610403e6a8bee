import Connectors
import Formats
import Foundation
import TestSupport
import Testing

struct CatalogueTests {
  @Test func everyBuiltInDefinitionLoads() throws {
    do {
      let catalogue = try Catalogue.load()
      #expect(catalogue.names == catalogue.names.sorted())
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func theListByHandHoldsEveryDefinitionOfTheFolder() throws {
    let folder = Fixture.root.deletingLastPathComponent()
      .appending(path: "Sources/Connectors/Definitions")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    #expect(Catalogue.builtInFiles.map { $0.name } == files)
  }
}
