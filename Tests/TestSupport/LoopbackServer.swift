internal import Foundation
internal import HTTP

/// A server on loopback that answers each path with a script, byte for byte: `*` stands for any
/// other path, and a name that ends in `/close` ends the connection.
package final class LoopbackServer: Sendable {
  package enum Step: Sendable {
    case send([UInt8])
    case flood([UInt8], times: Int)
    case pause(milliseconds: Int)
    /// Ends the connection by a reset instead of a close.
    case reset
    case close
    /// Sends 200, then one byte again and again, until the peer is gone.
    case drip

    package static func text(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  package let port: Int
  private let descriptor: CInt
  private let scripts: [String: [Step]]
  private let reply: (@Sendable (String) -> [Step])?
  private let accepted = Locked(0)
  private let received = Locked<[String]>([])

  /// `reply` answers each request, its head and its body, where scripts are not enough.
  package init(
    _ scripts: [String: [Step]] = [:], reply: (@Sendable (String) -> [Step])? = nil
  ) throws {
    self.scripts = scripts
    self.reply = reply
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    port = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard unsafe bind(descriptor, $0, size) == 0, listen(descriptor, 64) == 0,
          unsafe getsockname(descriptor, $0, &size) == 0
        else { return 0 }
        return unsafe Int(UInt16(bigEndian: pointer.pointee.sin_port))
      }
    }
    self.descriptor = descriptor
    guard port != 0 else { throw CocoaError(.fileReadUnknown) }
    Thread.detachNewThread { [self] in accept() }
  }

  /// The heads and bodies that arrived so far.
  package var requests: [String] { received.withLock { $0 } }

  /// How many connections were made so far.
  package var connections: Int { accepted.withLock { $0 } }

  package func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  package func stop() { shutdown(descriptor, CInt(SHUT_RDWR)) }

  private func accept() {
    while true {
      let connection = Foundation.accept(descriptor, nil, nil)
      if connection < 0 { break }
      accepted.withLock { $0 += 1 }
      Thread.detachNewThread { [self] in
        while let request = receive(connection), answer(connection, request) {}
        close(connection)
      }
    }
    close(descriptor)
  }

  private func receive(_ connection: CInt) -> String? {
    var head = ""
    while !head.hasSuffix("\r\n\r\n") {
      guard let more = read(connection, 1) else { return nil }
      head += more
    }
    let length = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
      .flatMap { Int($0.dropFirst(16)) }
    while let length, let end = head.range(of: "\r\n\r\n")?.upperBound,
      head[end...].utf8.count < length
    {
      guard let more = read(connection, 1) else { return nil }
      head += more
    }
    received.withLock { $0.append(head) }
    return head
  }

  private func read(_ connection: CInt, _ count: Int) -> String? {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = unsafe recv(connection, &bytes, count, 0)
    return got > 0 ? String(decoding: bytes[..<got], as: UTF8.self) : nil
  }

  /// False if the connection ends here.
  private func answer(_ connection: CInt, _ request: String) -> Bool {
    let path = request.split(separator: " ").dropFirst().first.map { String($0) } ?? ""
    let name = [path, "*", "*/close"].first { scripts[$0] != nil }
    let script = reply?(request) ?? name.flatMap { scripts[$0] }
    for step in script ?? [.text("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")] {
      switch step {
      case .send(let bytes):
        guard write(connection, bytes) else { return false }
      case .flood(let bytes, let times):
        for _ in 0..<times { guard write(connection, bytes) else { return false } }
      case .pause(let milliseconds): Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(
          connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        return false
      case .close: return false
      case .drip:
        _ = write(connection, Array("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n".utf8))
        while write(connection, [0x20]) { Thread.sleep(forTimeInterval: 0.1) }
      }
    }
    // A script that ends without a length is ended by the connection.
    return script?.isEmpty == false && name?.hasSuffix("/close") != true
  }

  private func write(_ connection: CInt, _ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe send(
          connection, $0.baseAddress! + sent, bytes.count - sent, CInt(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }
}
