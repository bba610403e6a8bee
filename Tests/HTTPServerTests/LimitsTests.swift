import HTTPServer
import Testing

@Suite struct LimitsTests {
  @Test func `every limit can be set by its own name`() {
    let names = Mirror(reflecting: Limits()).children.compactMap { $0.label }
    #expect(names.sorted() == Limits.settings.map { $0.name }.sorted())
    for setting in Limits.settings {
      var limits = Limits()
      #expect(setting.allowed.contains(limits[keyPath: setting.path]))
      limits[keyPath: setting.path] = 7_777
      let set = Mirror(reflecting: limits).children.first { $0.label == setting.name }
      #expect(set?.value as? Int == 7_777)
    }
  }
}
