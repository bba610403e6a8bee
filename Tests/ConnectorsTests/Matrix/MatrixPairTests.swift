import Foundation
import Testing

/// Two lies at once, where a total is read: thousands of pulls, so only when they are asked for.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MATRIX_PAIRS"] != nil))
struct MatrixPairTests {
  /// Lies that a total alone does not show, those that take it away, and those that only wait.
  private static let alone = [
    "deletion and insertion", "total absent", "no lie", "very long", "without end", "lost",
    "in time", "renewed",
  ]

  @Test func `two lies at once pass unseen only where the total lies, too`() async throws {
    let lies = MatrixLie.all.filter { lie in
      lie.rules.isEmpty && !lie.filters && !Self.alone.contains { lie.name.contains($0) }
    }
    var count = 0
    var unseen: [String] = []
    for style in try MatrixStyle.load() where style.tells.contains("total") && style.isPaged {
      let told = lies.filter { $0.applies(style) }
      for (position, first) in told.enumerated() {
        for second in told[(position + 1)...] {
          guard let both = first.and(second) else { continue }
          count += 1
          guard case .silent = try await MatrixCell(style: style, lie: both).outcome() else {
            continue
          }
          unseen.append("\(first.name), \(second.name)")
        }
      }
    }
    #expect(unseen.filter { !$0.contains("total too low") } == [])
    print("hostile matrix: \(count) pairs of lies, \(unseen.count) unseen with a total too low")
    #expect(count > 10_000)
  }
}
