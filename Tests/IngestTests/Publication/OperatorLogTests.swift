import Files
import Formats
import Ingest
import Testing

@Suite struct OperatorLogTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  func entry(_ action: OperatorLog.Action, reason: String = "") -> OperatorLog.Entry {
    OperatorLog.Entry(
      time: Timestamp(milliseconds: 1_800_000_000_123), who: "ada", action: action,
      instance: "github", subject: "k1", reason: reason)
  }

  @Test func `entries are lines of JSON, in order, and survive torn ones`() throws {
    let log = OperatorLog(state: scratch.folder)
    #expect(try log.read().entries.isEmpty)
    let entries = [
      entry(.keyCreated), entry(.keyRevoked, reason: "left\nthe \"company\""),
      entry(.holdDropped),
    ]
    for entry in entries { try log.append(entry) }
    let path = scratch.path("operators.log")
    let bytes = try File.read(path)
    #expect(bytes.filter { $0 == 10 }.count == 3)
    #expect(try log.read().entries == entries)
    try File.write(bytes.dropLast(5), to: path)
    try log.append(entries[0])
    let read = try log.read()
    #expect(read.entries == [entries[0], entries[1], entries[0]] && read.damaged == 1)
  }

  @Test func `one puller per instance, one server per state`() throws {
    let folder = scratch.folder
    var held: [StateLock] = []
    held.append(try StateLock.pulling("a", state: folder))
    held.append(try StateLock.pulling("b", state: folder))
    held.append(try StateLock.pulling("serve", state: folder))
    held.append(try StateLock.serving(state: folder))
    for body in [
      { try StateLock.pulling("a", state: folder) }, { try StateLock.serving(state: folder) },
    ] {
      let error = #expect(throws: StateLock.AlreadyRunning.self) { try body() }
      #expect(error.map { "\($0)".hasPrefix("already running: ") } == true)
    }
    held = []
    _ = try StateLock.pulling("a", state: folder)
    #expect(throws: StoreError.self) { try StateLock.pulling("../a", state: folder) }
  }
}
