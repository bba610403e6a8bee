internal import CLinux
internal import Glibc

/// A one-way channel to or from a program; our end does not block.
final class Pipe {
  let direction: Direction
  private var ours: Descriptor?
  private var theirs: Descriptor?

  enum Direction { case toProgram, fromProgram }

  init(_ direction: Direction) throws(FileError) {
    self.direction = direction
    var ends: [CInt] = [-1, -1]
    _ = try SystemCall.run(.open, "a pipe") { unsafe pipe2(&ends, O_CLOEXEC) }
    let read = Descriptor(owning: ends[0], path: "a pipe")
    let write = Descriptor(owning: ends[1], path: "a pipe")
    // Numbers above those that a program begins with, so that none is overwritten by another.
    switch direction {
    case .toProgram:
      ours = try write.moved()
      theirs = try read.moved()
    case .fromProgram:
      ours = try read.moved()
      theirs = try write.moved()
    }
    let number = self.number
    _ = try SystemCall.run(.open, "a pipe") { fcntl(number, F_SETFL, O_NONBLOCK) }
  }

  /// Our end, -1 once closed (which `poll` skips).
  var number: CInt { ours?.number ?? -1 }
  /// The program's end, until it is started.
  var programNumber: CInt { theirs?.number ?? -1 }

  var isOpen: Bool { number >= 0 }

  func closeProgramEnd() { theirs = nil }
  func close() { ours = nil }
}

extension Descriptor {
  fileprivate borrowing func moved() throws(FileError) -> Descriptor {
    let number = number
    let copy = try SystemCall.run(.open, path) { fcntl(number, F_DUPFD_CLOEXEC, 10) }
    return Descriptor(owning: copy, path: path)
  }
}

extension Pipe {
  /// Waits until one of `pipes` can be moved on, for a slice of `milliseconds` at most.
  ///
  /// The slice is short because the end of a process shows in no pipe: with all of them closed
  /// it comes at once, with one held open by a grandchild it may never show.
  static func wait(_ pipes: [Pipe], milliseconds: Int64) throws(FileError) {
    var polled: [pollfd] = []
    for pipe in pipes where pipe.isOpen {
      let events = pipe.direction == .toProgram ? POLLOUT : POLLIN
      polled.append(pollfd(fd: pipe.number, events: CShort(events), revents: 0))
    }
    let slice = CInt(clamping: min(milliseconds, polled.isEmpty ? 1 : 50))
    _ = try SystemCall.run(.wait, "a program") {
      unsafe poll(&polled, nfds_t(polled.count), slice)
    }
  }
}
