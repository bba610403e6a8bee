import HTTPServer
import Testing

@Suite struct ListenAddressTests {
  @Test func `reads what people write`() throws {
    let loopback6 = [UInt8](repeating: 0, count: 15) + [1]
    #expect(try ListenAddress("127.0.0.1:8085").address == .v4([127, 0, 0, 1]))
    #expect(try ListenAddress("localhost:8085").address == .v4([127, 0, 0, 1]))
    #expect(try ListenAddress(":8085").address == .v4([0, 0, 0, 0]))
    #expect(try ListenAddress("[::1]:8085").address == .v6(loopback6))
    #expect(try ListenAddress("[::1]:65535").port == 65_535)
    #expect(try ListenAddress("[::1]:1").address.isLoopback)
    #expect(try !ListenAddress("0.0.0.0:1").address.isLoopback)
    #expect(try ListenAddress("[2001:db8::7:0]:1").description == "[2001:db8::7:0]:1")
  }

  @Test func `refuses everything else with the way to write it`() {
    let wrong = [
      "", "8085", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:+1", "127.0.0.1:-1",
      "127.0.0.01:1", "127.0.0:1", "256.0.0.1:1", "::1:8085", "[::1]8085", "[::1", "[]:1",
      "[1:2:3]:1", "[1::2::3]:1", "[12345::]:1", "[::1.2.3]:1", "a.test:1", "[::1%lo]:1", ":::1",
    ]
    let accepted = wrong.filter { (try? ListenAddress($0)) != nil }
    #expect(accepted == [])
    #expect(throws: ServerError.self) { try ListenAddress("a.test:1") }
  }
}
