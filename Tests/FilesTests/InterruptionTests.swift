import Files
import Glibc
import Testing

@Suite struct InterruptionTests {
  @Test func `the first signal is a wish that is waited for`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      try Interruption.arm()
      kill(getpid(), SIGTERM)
      await Interruption.wait()
      exit(7)
    }
  }

  @Test func `the second signal ends the process`() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      try Interruption.arm()
      kill(getpid(), SIGINT)
      await Interruption.wait()
      kill(getpid(), SIGINT)
      await Interruption.wait()
    }
  }
}
