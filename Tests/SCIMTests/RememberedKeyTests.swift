import Formats
import HTTP
import SCIM
import Testing

/// What a connection remembers of the key that it was opened with.
struct RememberedKeyTests {
  /// Requests of one connection, which carries the handler's keepsake from one to the next.
  private struct Connection {
    let example: Example
    var keepsake: (any Sendable)?

    mutating func status(_ values: [String]) -> Int {
      var writer = ResponseWriter()
      writer.keepsake = keepsake
      let fields = HeaderFields(values.map { (.authorization, $0) })
      example.endpoint.respond(
        to: Request(.get, "/acme/scim/v2/Users", fields: fields), into: &writer)
      keepsake = writer.keepsake
      return writer.status.code
    }
  }

  private static let bearer = "Bearer \(Example.key)"

  private static func record(expires: Timestamp? = nil) -> KeyRecord {
    KeyRecord(
      id: "key-acme", name: "test", instance: "acme", hash: APIKey.hash(Array(Example.key.utf8)),
      created: Timestamp(seconds: 0), expires: expires)
  }

  @Test func aRevokedKeyIsRefusedFromTheNextRequestOn() throws {
    var connection = Connection(example: Example(["acme": try Organisation.snapshot()]))
    #expect(connection.status([Self.bearer]) == 200 && connection.keepsake != nil)
    #expect(connection.status([Self.bearer]) == 200)
    connection.example.keys.replace(with: [])
    #expect(connection.status([Self.bearer]) == 401)
    connection.example.keys.replace(with: [Self.record()])
    #expect(connection.status([Self.bearer]) == 200)
  }

  @Test func aRememberedKeyExpires() throws {
    var connection = Connection(example: Example(["acme": try Organisation.snapshot()]))
    connection.example.keys.replace(with: [
      Self.record(expires: Example.now.adding(milliseconds: 10_000))
    ])
    #expect(connection.status([Self.bearer]) == 200)
    connection.example.wait(seconds: 10)
    #expect(connection.status([Self.bearer]) == 401)
  }

  @Test func aRememberedKeyOpensNothingForOthersOnTheSameConnection() throws {
    var connection = Connection(example: Example(["acme": try Organisation.snapshot()]))
    #expect(connection.status([Self.bearer]) == 200)
    let last = Self.bearer.last == "0" ? "1" : "0"
    for values in [
      [], [""], ["Bearer"], [Self.bearer.dropLast() + last], [Self.bearer + "0"],
      [Self.bearer, Self.bearer], [Example.key], ["Bearer \(Example.otherKey)"],
    ] { #expect(connection.status(values) == 401, "\(values)") }
    #expect(connection.status([Self.bearer]) == 200)
  }

  @Test func keysThatDidNotChangeAreNotVerifiedAnew() {
    let ring = KeyRing([Self.record()])
    let epoch = ring.epoch
    ring.replace(with: [Self.record()])
    #expect(ring.epoch == epoch)
    ring.replace(with: [Self.record(expires: Example.now)])
    #expect(ring.epoch > epoch)
  }
}
