import Files
import Foundation
import Testing

@Suite struct MachineTests {
  @Test func `the machine is described`() throws {
    #expect(Environment.value("PATH") == ProcessInfo.processInfo.environment["PATH"])
    #expect(Environment.value("ROLLCALL_NOT_SET") == nil)
    let all = Dictionary(Environment.all.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(all == ProcessInfo.processInfo.environment)
    #expect(Machine.hostName == ProcessInfo.processInfo.hostName || !Machine.hostName.isEmpty)
    #expect(Machine.userName == NSUserName())
    #expect(Machine.processID == Int(ProcessInfo.processInfo.processIdentifier))
  }

  @Test func `random bytes do not repeat`() throws {
    for count in [0, 1, 32, 1000] { #expect(try Random.bytes(count).count == count) }
    #expect(try Random.bytes(32) != Random.bytes(32))
  }

  @Test func `clocks run`() {
    #expect(abs(SystemClock.now() - Int64(Date().timeIntervalSince1970 * 1000)) < 60_000)
    let before = SystemClock.monotonic()
    #expect(SystemClock.monotonic() >= before)
  }
}
