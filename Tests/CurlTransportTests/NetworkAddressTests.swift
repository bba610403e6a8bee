import TestSupport
import Testing

@testable import CurlTransport

struct NetworkAddressTests {
  @Test func `addresses are told apart by their bytes`() throws {
    for line in try Fixture.text("CurlTransport/addresses.tsv").split(separator: "\n") {
      let cells = line.split(separator: "\t").map { String($0) }
      let address = NetworkAddress(cells[1])
      let kind =
        address.map { $0.isLoopback ? "loopback" : $0.isPublic ? "public" : "private" } ?? "none"
      #expect(kind == cells[0], "\(cells[1])")
    }
  }
}
