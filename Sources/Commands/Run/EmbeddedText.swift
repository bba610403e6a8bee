/// A text inside the binary that a command prints by name.
struct EmbeddedText: Sendable {
  let name: String
  let about: String
  let bytes: [UInt8]
}
