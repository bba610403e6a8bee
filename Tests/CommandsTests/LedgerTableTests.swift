import Formats
import Identity
import Testing

@testable import Commands

@Suite struct LedgerTableTests {
  @Test func `lists that no total proves are named`() {
    let time = Timestamp(milliseconds: 1_780_000_000_000)
    var ledger = Ledger(
      instance: "a", connector: "b", run: "r", started: time, finished: time)
    for (name, total) in [
      ("members", nil), ("teams", 2), ("roles", nil), ("unasked", nil), ("file", nil),
    ] {
      var line = StreamLedger(stream: name, variant: name == "members" ? "role=admin" : "")
      line.pages = name == "unasked" ? 0 : 1
      line.requests = name == "file" ? 0 : 1
      line.declaredTotal = total
      line.ends["no next URL"] = 1
      ledger.streams.append(line)
    }
    ledger.streams.append(ledger.streams[0])
    let text = LedgerTable.text(ledger, Style(isColoured: false))
    #expect(text.contains("no total was declared for members, roles: that nobody is missing"))
    ledger.streams = [ledger.streams[1]]
    #expect(!LedgerTable.text(ledger, Style(isColoured: false)).contains("no total was"))
  }
}
