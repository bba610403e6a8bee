import Files
import Testing

@Suite struct ProgramTests {
  /// A shell script that sees the environment of the machine's PATH only.
  func shell(_ script: String) -> Program {
    Program(["sh", "-c", script], environment: Environment.values(["PATH"]))
  }

  @Test func `outcomes of programs`() throws {
    let cases: [(script: String, end: Program.End, output: String, errors: String)] = [
      ("echo out; echo err >&2; exit 3", .exited(3), "out\n", "err\n"),
      ("kill -9 $$", .killed(signal: 9), "", ""),
      ("exec >&- 2>&-; sleep 0.1; exit 4", .exited(4), "", ""),
      ("sleep 20 & echo started", .exited(0), "started\n", ""),
      ("echo ${HOME-none}", .exited(0), "none\n", ""),
      ("ls /proc/self/fd | wc -l", .exited(0), "4\n", ""),
      ("kill -PIPE $$", .killed(signal: 13), "", ""),
    ]
    for expected in cases {
      let outcome = try shell(expected.script).run()
      #expect(outcome.end == expected.end, "\(expected.script)")
      #expect(String(decoding: outcome.output, as: UTF8.self) == expected.output)
      #expect(String(decoding: outcome.errors, as: UTF8.self) == expected.errors)
    }
  }

  @Test func `input goes in while output comes out`() throws {
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var program = Program(["cat"])
    program.input = bytes
    #expect(try program.run().output == bytes)
    program = Program(["true"])
    program.input = bytes
    #expect(try program.run().succeeded)
  }

  @Test func `a second input is read as a file`() throws {
    var program = shell("cat /dev/fd/3; cat")
    program.input = Array("data".utf8)
    program.secondInput = Array("key ".utf8)
    #expect(try program.run().output == Array("key data".utf8))
  }

  @Test func `limits end a program`() async throws {
    var slow = shell("sleep 30")
    slow.limits.milliseconds = 100
    var chatty = Program(["yes"])
    chatty.limits.output = 1000
    let cases: [(Program, ProgramError.Reason)] = [
      (slow, .slow(milliseconds: 100)), (chatty, .tooMuchOutput(limit: 1000)),
      (Program(["no-such-program-here"]), .notStarted(.notFound)),
      (Program([]), .noProgram), (Program(["echo", "a\0b"]), .invalidArgument),
    ]
    for (program, reason) in cases {
      let error = await #expect(throws: ProgramError.self) { try await program.result() }
      #expect(error?.reason == reason)
    }
    var errors = shell("head -c 300000 /dev/zero >&2; echo done")
    errors.limits.errors = 10
    let outcome = try errors.run()
    #expect(outcome.errors.count == 10 && outcome.output == Array("done\n".utf8))
  }

  @Test func `messages never hold arguments`() throws {
    let error = #expect(throws: ProgramError.self) {
      try Program(["/nowhere/vault", "s3cret"]).run()
    }
    #expect(
      error.map { "\($0)" }
        == "cannot run vault: it is not installed or not on PATH; "
        + "install it or give its full path")
  }
}
