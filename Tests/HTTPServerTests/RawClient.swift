import Foundation
import Glibc
import Testing

/// A client that sends bytes as they are and reads until it has seen enough.
final class RawClient {
  struct NotConnected: Error {
    let code: Int32
  }

  private let socket: Int32

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    // A server that falls silent fails the test instead of hanging it.
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    _ = unsafe setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = unsafe withUnsafeBytes(of: &name) { bytes in
      unsafe connect(
        socket, bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self),
        socklen_t(bytes.count))
    }
    if result != 0 { throw NotConnected(code: errno) }
  }

  deinit { close(socket) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    let sent = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    #expect(sent == bytes.count)
  }

  /// Makes the end of the client a reset, so that the server cannot write to it any more.
  func resetAtEnd() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(
      socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  func endSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// What comes next, or nothing at the end.
  func receive() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe recv(socket, $0.baseAddress, $0.count, 0)
    }
    return Array(bytes.prefix(max(0, count)))
  }

  func receiveAll() -> [UInt8] {
    var all: [UInt8] = []
    while case let more = receive(), !more.isEmpty { all += more }
    return all
  }

  /// Reads until the text has been seen so many times; returns everything.
  func receive(until mark: String, times: Int = 1) -> String {
    let bytes = Array(mark.utf8)
    var all: [UInt8] = []
    var seen = 0
    var at = 0
    while seen < times {
      let more = receive()
      if more.isEmpty { break }
      all += more
      while at + bytes.count <= all.count {
        if all[at] == bytes[0], all[at..<(at + bytes.count)].elementsEqual(bytes) { seen += 1 }
        at += 1
      }
    }
    return String(decoding: all, as: UTF8.self)
  }
}
