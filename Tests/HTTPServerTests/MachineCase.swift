import Foundation
import HTTP
import HTTPServer
import TestSupport

/// One row of the tables in `Fixtures/HTTP`: what is sent, and what the machine must make of it.
struct MachineCase: Decodable, CustomStringConvertible {
  let name: String
  let send: [Piece]
  let steps: [String]

  /// A text with one byte per character, perhaps repeated.
  struct Piece: Decodable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let repeated =
        if let text = try? container.decode(String.self) {
          Repeated(repeat: text, times: 1)
        } else {
          try container.decode(Repeated.self)
        }
      let once = repeated.repeat.unicodeScalars.map { UInt8($0.value) }
      bytes = (0..<repeated.times).flatMap { _ in once }
    }
  }

  private struct Repeated: Decodable {
    let `repeat`: String
    let times: Int
  }

  var description: String { name }

  var bytes: [UInt8] { send.flatMap { $0.bytes } }

  static func table(_ name: String) throws -> [MachineCase] {
    try JSONDecoder().decode([MachineCase].self, from: Data(Fixture.bytes("HTTP/\(name).json")))
  }
}

/// A machine with a clock of its own that writes down every step it asks for.
struct MachineLog {
  var machine: ConnectionMachine
  var now: Moment
  private(set) var steps: [String] = []
  private(set) var incoming: [ConnectionMachine.Incoming] = []
  private(set) var refusal: Refusal?

  init(limits: Limits = Limits()) {
    now = Moment(milliseconds: 1_000)
    machine = ConnectionMachine(limits: limits, at: now)
  }

  mutating func receive(_ text: String) { receive(Array(text.utf8)[...]) }

  /// Answers whatever is asked at once.
  mutating func receive(_ bytes: ArraySlice<UInt8>) {
    machine.receive(bytes, at: now)
    proceed()
  }

  mutating func proceed() {
    while true {
      let step = machine.next(at: now)
      note(step)
      switch step {
      case .wait, .refuse, .close: return
      case .sendContinue: break
      case .respond(let incoming):
        self.incoming.append(incoming)
        machine.answered(persists: incoming.persists, at: now)
      }
    }
  }

  mutating func expire() { note(machine.expire()) }

  private mutating func note(_ step: ConnectionMachine.Step) {
    if steps.last == "wait" { steps.removeLast() }
    switch step {
    case .wait: steps.append("wait")
    case .sendContinue: steps.append("continue")
    case .close: if steps.last != "close" { steps.append("close") }
    case .refuse(let refusal):
      self.refusal = refusal
      steps.append("refuse \(refusal.status.code)")
    case .respond(let incoming):
      let request = incoming.request
      let target = request.target.utf8.count > 1_000 ? "long" : request.target
      let body = String(decoding: request.body, as: UTF8.self)
      steps.append("\(request.method) \(target)" + (body.isEmpty ? "" : " \(body)"))
    }
  }
}
