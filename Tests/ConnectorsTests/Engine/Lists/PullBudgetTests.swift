import Formats
import Testing

@testable import Connectors

@Suite struct PullBudgetTests {
  private let start = Timestamp(milliseconds: 1_780_000_000_000)

  private func at(_ seconds: Int64) -> Timestamp { start.adding(milliseconds: seconds * 1000) }

  @Test func `waiting is not work, and waits at one time are one wait`() throws {
    var caps = PullCaps()
    caps.minutes = 1
    let budget = PullBudget(caps, started: start)
    let added = (0..<4).map { _ in budget.waited(from: at(10), until: at(40)) }
    #expect(added == [30_000, 0, 0, 0] && budget.waited(from: at(30), until: at(50)) == 10_000)
    try budget.take(page: 1, now: at(100))
    #expect(throws: PullFailure.self) { try budget.take(page: 1, now: at(101)) }
  }

  @Test func `what is at a cap passes, what is above it does not`() throws {
    var caps = PullCaps()
    caps.pages = 2
    caps.records = 5
    let pages = PullBudget(caps, started: start)
    try pages.take(page: 0, now: start)
    try pages.take(page: 5, now: start)
    #expect(throws: PullFailure.self) { try pages.take(page: 0, now: start) }
    let records = PullBudget(caps, started: start)
    #expect(throws: PullFailure.self) { try records.take(page: 6, now: start) }
  }
}
