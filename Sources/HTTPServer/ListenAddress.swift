/// Where a server listens: a numeric address and a port.
package struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
  package let address: IPAddress
  /// 0 lets the system choose.
  package let port: UInt16
  package let description: String

  /// Reads `127.0.0.1:8085`, `[::1]:8085`, `localhost:8085` or `:8085` (all IPv4 addresses).
  package init(_ text: String) throws(ServerError) {
    let bytes = Array(text.utf8)
    guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
      let port = Decimal.parse(bytes[(colon + 1)...]).flatMap({ UInt16(exactly: $0) })
    else { throw Self.notAnAddress(text) }
    let host = bytes[..<colon]
    let address: IPAddress?
    if host.first == UInt8(ascii: "["), host.last == UInt8(ascii: "]"), host.count > 2 {
      address = IPAddress.parseV6(host.dropFirst().dropLast())
    } else if host.isEmpty {
      address = .v4([0, 0, 0, 0])
    } else if host.elementsEqual("localhost".utf8) {
      address = .v4([127, 0, 0, 1])
    } else {
      address = IPAddress.parseV4(host)
    }
    guard let address else { throw Self.notAnAddress(text) }
    self.address = address
    self.port = port
    description = text
  }

  /// The loopback address with a port that the system chooses, for tests and the demo.
  package static let anyLoopbackPort = ListenAddress(
    address: .v4([127, 0, 0, 1]), port: 0, description: "127.0.0.1:0")

  private init(address: IPAddress, port: UInt16, description: String) {
    self.address = address
    self.port = port
    self.description = description
  }

  private static func notAnAddress(_ text: String) -> ServerError {
    ServerError(
      .notAnAddress,
      "\"\(text)\" is not an address to listen on; write it as 127.0.0.1:8085 or [::1]:8085")
  }
}
