import HTTP
import HTTPServer
import Testing

@Suite struct ConnectionMachineTests {
  @Test(arguments: ["accept", "reject"]) func `makes of every request what the table says`(
    table: String
  ) throws {
    let cases = try MachineCase.table(table)
    #expect(cases.count > 40)
    let wrong = cases.compactMap { row -> String? in
      var log = MachineLog()
      log.receive(row.bytes[...])
      return log.steps == row.steps ? nil : "\(row.name): \(log.steps)"
    }
    #expect(wrong == [])
  }

  @Test(arguments: ["accept", "reject"]) func `does not care how the bytes are cut`(
    table: String
  ) throws {
    let wrong = try MachineCase.table(table).compactMap { row -> String? in
      let bytes = row.bytes
      var single = MachineLog()
      for index in bytes.indices where single.refusal == nil {
        single.receive(bytes[index...index])
      }
      if bytes.isEmpty { single.proceed() }
      guard single.steps == row.steps else { return "\(row.name), byte by byte: \(single.steps)" }
      guard bytes.count < 500 else { return nil }
      for cut in bytes.indices {
        var pair = MachineLog()
        pair.receive(bytes[..<cut])
        if pair.refusal == nil { pair.receive(bytes[cut...]) }
        guard pair.steps == row.steps else { return "\(row.name), cut at \(cut): \(pair.steps)" }
      }
      return nil
    }
    #expect(wrong == [])
  }

  @Test func `keeps fields in their order and as they were sent`() {
    var log = MachineLog()
    log.receive("GET /x HTTP/1.1\r\nhOST: a\r\nX-A: 1\r\nx-a:\t2 \r\n\r\n")
    let fields = log.incoming[0].request.fields
    #expect(fields.map { "\($0.name)=\($0.value)" } == ["hOST=a", "X-A=1", "x-a=2"])
    #expect(fields.values(FieldName("X-A")!) == ["1", "2"])
    #expect(fields[.host] == "a")
  }

  @Test func `a refused HEAD has no body, and a refusal repeats nothing`() {
    var log = MachineLog()
    log.receive("HEAD /secret HTTP/1.1\r\nAuthorization secret\r\n\r\n")
    #expect(log.refusal?.omitsBody == true)
    #expect(log.refusal?.detail.contains("secret") == false)
    var other = MachineLog()
    other.receive("GET / HTTP/1.1\r\n\r\n")
    #expect(other.refusal?.omitsBody == false)
  }

  @Test func `asks for a body that waits for 100, once, and only where it waits`() {
    let head = "POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n"
    var log = MachineLog()
    log.receive(head)
    log.receive("o")
    log.receive("k")
    var prompt = MachineLog()
    prompt.receive(head + "ok")
    var old = MachineLog()
    old.receive("POST /x HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
    #expect(log.steps == ["continue", "POST /x ok", "wait"])
    #expect(prompt.steps == ["POST /x ok", "wait"])
    #expect(old.steps == ["wait"])
  }

  @Test func `answers what came before the peer closed its side`() {
    var log = MachineLog()
    log.machine.receiveEnd()
    log.receive("GET /x HTTP/1.1\r\nHost: a\r\n\r\nGET /y")
    #expect(log.steps == ["GET /x", "close"])
  }

  @Test func `a new request waits until the answer before it has left`() {
    var machine = ConnectionMachine(limits: Limits(), at: Moment(milliseconds: 0))
    let two = Array("GET /x HTTP/1.1\r\nHost: a\r\n\r\nGET /y HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    machine.receive(two[...], at: Moment(milliseconds: 0))
    guard case .respond = machine.next(at: Moment(milliseconds: 0)) else {
      Issue.record("no request")
      return
    }
    guard case .wait = machine.next(at: Moment(milliseconds: 0)) else {
      Issue.record("did not wait")
      return
    }
    #expect(!machine.isIdle)
  }
}
