import Formats
import Testing

@testable import Connectors

@Suite struct RetryPolicyTests {
  private let policy = RetryPolicy()
  private let now = Timestamp(milliseconds: 1_780_000_000_000)

  @Test func `pauses grow, are bounded, and end`() {
    let pauses = (1...5).map { attempt in
      policy.delay(afterAttempt: attempt, spentMilliseconds: 0, random: 0.999_999)
    }
    #expect(pauses == [499, 999, 1999, nil, nil])
    #expect(policy.delay(afterAttempt: 3, spentMilliseconds: 0, random: 0) == 100)
    #expect(policy.delay(afterAttempt: 1, spentMilliseconds: 60_000, random: 0.5) == nil)
    var patient = policy
    patient.attempts = 100
    #expect(patient.delay(afterAttempt: 90, spentMilliseconds: 0, random: 0.999_999) == 19_999)
  }

  @Test func `a time that is named is kept, another one is made up and grows`() {
    func wait(_ seconds: Int64?, _ count: Int) -> Int64 {
      let named = seconds.map { now.adding(milliseconds: $0 * 1000) }
      return policy.resume(named: named, wait: count, now: now).milliseconds - now.milliseconds
    }
    #expect(wait(30, 1) == 30_000 && wait(30, 9) == 30_000)
    #expect(wait(0, 1) == 1000 && wait(-500, 3) == 4000)
    #expect((1...9).map { wait(nil, $0) / 1000 } == [1, 2, 4, 8, 16, 32, 60, 60, 60])
    #expect(wait(nil, .max) == 60_000 && wait(nil, 0) == 1000)
  }
}
