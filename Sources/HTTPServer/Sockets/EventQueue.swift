import CLinux
import Glibc

/// One thread's epoll: tells which sockets have something to do.
@safe struct EventQueue: ~Copyable {
  /// What happened to the socket that was added with `mark`.
  struct Event {
    let mark: UInt64
    let isReadable: Bool
    let isWritable: Bool
    let hasEnded: Bool
  }

  private let epoll: Descriptor
  private var events = unsafe [epoll_event](repeating: epoll_event(), count: 256)

  init?() {
    self.init(owning: epoll_create1(Int32(EPOLL_CLOEXEC)))
  }

  /// Takes over what another thread has released.
  init?(owning number: Int32) {
    guard let epoll = Descriptor(number) else { return nil }
    self.epoll = epoll
  }

  /// Gives the descriptor to a new owner.
  consuming func release() -> Int32 { epoll.release() }

  /// Reports for as long as there is something to read.
  func addListener(_ socket: Int32, mark: UInt64) -> Bool {
    clinux_epoll_add(epoll.number, socket, EPOLLIN.rawValue, UInt(mark)) == 0
  }

  /// Reports each change once, so that no call is needed between reading and writing.
  func addConnection(_ socket: Int32, mark: UInt64) -> Bool {
    let changes = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
    return clinux_epoll_add(epoll.number, socket, changes, UInt(mark)) == 0
  }

  func remove(_ socket: Int32) { _ = clinux_epoll_remove(epoll.number, socket) }

  /// Waits for events; -1 waits without end.
  mutating func wait(milliseconds: Int32) -> [Event] {
    let room = Int32(unsafe events.count)
    let descriptor = epoll.number
    let count = unsafe events.withUnsafeMutableBufferPointer {
      unsafe epoll_wait(descriptor, $0.baseAddress, room, milliseconds)
    }
    guard count > 0 else { return [] }
    return (0..<Int(count)).map { index in
      let event = unsafe events[index]
      let what = unsafe event.events
      let failed = what & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
      return Event(
        mark: unsafe event.data.u64,
        isReadable: what & EPOLLIN.rawValue != 0 || failed,
        isWritable: what & EPOLLOUT.rawValue != 0 || failed,
        hasEnded: what & EPOLLRDHUP.rawValue != 0 || failed)
    }
  }
}
