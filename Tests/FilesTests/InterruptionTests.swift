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

  @Test func `work looks up, and ends by the signal that came`() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      try Interruption.arm()
      try Interruption.check()
      kill(getpid(), SIGTERM)
      do {
        // Another thread may take the signal, and a moment for it.
        while true { try Interruption.check() }
      } catch {
        Interruption.follow()
      }
    }
  }

  @Test func `no file takes the number of a closed stream`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      close(STDOUT_FILENO)
      StandardStream.fillGaps()
      let refused = (try? StandardStream.output.write([65])) == nil
      let next = dup(STDERR_FILENO)
      exit(refused && next > STDERR_FILENO ? 7 : 1)
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
