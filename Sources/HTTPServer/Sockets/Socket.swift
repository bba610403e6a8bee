import CLinux
import Glibc

/// The system calls on a connection's socket, with results that cannot be misread.
enum Socket {
  enum Received: Equatable {
    case bytes(Int)
    case nothingNow
    case end
    case broken
  }

  /// Reads into `buffer`, over what it held.
  static func receive(_ socket: Int32, into buffer: inout [UInt8]) -> Received {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe recv(socket, bytes.baseAddress, bytes.count, 0)
      }
      if count > 0 { return .bytes(count) }
      if count == 0 { return .end }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .nothingNow
      default: return .broken
      }
    }
  }

  /// Writes head and body in one call, from the byte `sent` of both together; returns how many
  /// more the peer took, or nil if the connection is broken.
  static func send(_ socket: Int32, _ head: [UInt8], _ body: [UInt8], from sent: Int) -> Int? {
    let fromHead = min(sent, head.count)
    let fromBody = sent - fromHead
    return unsafe head.withUnsafeBytes { first in
      unsafe body.withUnsafeBytes { second in
        var parts = unsafe (
          part(first, from: fromHead), part(second, from: fromBody)
        )
        return unsafe withUnsafeMutablePointer(to: &parts) { pair in
          unsafe pair.withMemoryRebound(to: iovec.self, capacity: 2) { vector in
            var message = unsafe msghdr()
            unsafe message.msg_iov = vector
            unsafe message.msg_iovlen = 2
            return unsafe send(socket, &message)
          }
        }
      }
    }
  }

  private static func part(_ bytes: UnsafeRawBufferPointer, from start: Int) -> iovec {
    let rest = unsafe UnsafeMutableRawBufferPointer(mutating: bytes)[start...]
    let buffer = unsafe UnsafeMutableRawBufferPointer(rebasing: rest)
    return unsafe iovec(iov_base: buffer.baseAddress, iov_len: buffer.count)
  }

  private static func send(_ socket: Int32, _ message: UnsafePointer<msghdr>) -> Int? {
    while true {
      // A peer that is gone is an error here, not a signal that ends the process.
      let count = unsafe sendmsg(socket, message, Int32(MSG_NOSIGNAL))
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: return 0
      default: return nil
      }
    }
  }

  /// Says that nothing more will be sent.
  static func endSending(_ socket: Int32) { shutdown(socket, Int32(SHUT_WR)) }

  enum Accepted: ~Copyable {
    case connection(Descriptor)
    case nothingNow
    /// No descriptor is left for it.
    case exhausted
  }

  static func accept(_ listener: Int32) -> Accepted {
    while true {
      if let socket = Descriptor(clinux_accept(listener)) { return .connection(socket) }
      switch errno {
      case EAGAIN: return .nothingNow
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
      // accept(2): the connection ended while it waited, or the call was disturbed.
      case ECONNABORTED, EINTR, EPROTO: continue
      default: return .nothingNow
      }
    }
  }
}
