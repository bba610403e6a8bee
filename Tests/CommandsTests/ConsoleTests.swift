import Commands
import Files
import Glibc
import HTTP
import Testing

@Suite struct ConsoleTests {
  /// A standard error that remembers.
  private final class Memory: Sendable {
    let bytes = Locked<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

    func stream(width: Int?) -> ErrorStream {
      ErrorStream(width: width, style: Style(isColoured: width != nil)) { bytes in
        self.bytes.withLock { $0 += bytes }
      }
    }
  }

  @Test func `an event is one line, whatever its text holds, and never a secret`() {
    let memory = Memory()
    let log = Log(to: memory.stream(width: nil), level: .warning, clock: { "12:00" })
    log.hide(Secret("hunter2hunter2"))
    log.error("a\nb\u{1B}[2J\u{202E}")
    log.warning("the token is hunter2hunter2")
    log.info("not told")
    #expect(
      memory.text == """
        12:00 error: a\\u{a}b\\u{1b}[2J\\u{202e}
        12:00 warning: the token is <redacted>

        """)
  }

  @Test func `a line stays above the one that is drawn over`() {
    let memory = Memory()
    let stream = memory.stream(width: 80)
    let progress = ProgressPrinter(on: stream)
    progress.update("members", done: 5, total: 10)
    stream.line("kept")
    progress.finish("members: 10")
    let bar = "[##########----------] members  5 of 10"
    #expect(memory.text == "\(bar)\r\u{1B}[2Kkept\n\(bar)\r\u{1B}[2Kmembers: 10\n")
  }

  @Test func `without a terminal only finished lists are told`() {
    let memory = Memory()
    let progress = ProgressPrinter(on: memory.stream(width: nil))
    progress.update("members", done: 5, total: 10)
    progress.finish("members: 10")
    #expect(memory.text == "members: 10\n")
  }

  @Test func `columns line up, wide and combining characters too`() {
    var table = TablePrinter([("name", .left), ("rows", .right), ("end", .left)])
    table.add(["Zoë", "1", "link"])
    table.add(["日本", "1000", ""])
    table.add(["e\u{301}\t", "", "x"])
    #expect(
      table.text(Style(isColoured: false)) == """
        name    rows  end
        Zoë        1  link
        日本    1000
        é\\u{9}        x

        """)
  }

  @Test func `a reader that has enough is no failure, a full disk is one`() throws {
    let closed = Output(style: Style(isColoured: false)) { _ in
      throw FileError(.write, "standard output", .other(code: EPIPE))
    }
    try closed.write("x")
    #expect(try closed.offer([65]) == false)
    let full = Output(style: Style(isColoured: false)) { _ in
      throw FileError(.write, "standard output", .full)
    }
    let failure = #expect(throws: CommandFailure.self) { try full.write("x") }
    #expect(failure?.status == .deliveryFailed)
  }
}
