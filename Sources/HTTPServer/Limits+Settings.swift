extension Limits {
  /// One limit as configuration sees it.
  package struct Setting: Sendable {
    package let name: String
    package let path: any WritableKeyPath<Limits, Int> & Sendable
    package let allowed: ClosedRange<Int>
  }

  private static let seconds = 1...3_600
  private static let bytes = 256...1_073_741_824
  private static let counts = 1...1_000_000

  /// Every limit by name, for a reader of configuration.
  package static let settings: [Setting] = [
    Setting(name: "headerSeconds", path: \.headerSeconds, allowed: seconds),
    Setting(name: "bodySeconds", path: \.bodySeconds, allowed: seconds),
    Setting(name: "idleSeconds", path: \.idleSeconds, allowed: seconds),
    Setting(name: "writeSeconds", path: \.writeSeconds, allowed: seconds),
    Setting(name: "writeBytesPerSecond", path: \.writeBytesPerSecond, allowed: bytes),
    Setting(name: "lingerSeconds", path: \.lingerSeconds, allowed: seconds),
    Setting(name: "finishSeconds", path: \.finishSeconds, allowed: seconds),
    Setting(name: "requestLineBytes", path: \.requestLineBytes, allowed: bytes),
    Setting(name: "headerBytes", path: \.headerBytes, allowed: bytes),
    Setting(name: "headerCount", path: \.headerCount, allowed: counts),
    Setting(name: "bodyBytes", path: \.bodyBytes, allowed: bytes),
    Setting(name: "chunkLineBytes", path: \.chunkLineBytes, allowed: bytes),
    Setting(name: "chunkExtensionBytes", path: \.chunkExtensionBytes, allowed: bytes),
    Setting(name: "emptyLines", path: \.emptyLines, allowed: counts),
    Setting(name: "lingerBytes", path: \.lingerBytes, allowed: bytes),
    Setting(name: "connections", path: \.connections, allowed: counts),
    Setting(name: "heldBytes", path: \.heldBytes, allowed: bytes),
    Setting(name: "answersPerTurn", path: \.answersPerTurn, allowed: counts),
    Setting(name: "readBytes", path: \.readBytes, allowed: bytes),
  ]
}
