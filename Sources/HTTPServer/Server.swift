import Glibc
package import HTTP

/// An HTTP/1.1 server: threads that each accept, read, ask the handler and write.
///
/// The handler runs on these threads, several at a time; a slow one delays its neighbours.
package final class Server: Sendable {
  private struct Running {
    let port: UInt16
    let control: Control
    let threads: [(thread: SystemThread, wakeup: Wakeup)]
  }

  private enum State {
    case new
    case running(Running)
    case stopped
  }

  private let address: ListenAddress
  private let limits: Limits
  private let threadCount: Int
  private let errorBody: @Sendable (Status, String) -> ErrorBody
  private let handler: any Handler
  private let state = Locked(State.new)

  /// It has as many threads as there are cores, unless `threads` says how many: more of them serve
  /// a handler that waits. `errorBody` shapes the answers that the server gives without the
  /// handler, such as 400 for a malformed request.
  package init(
    listen address: ListenAddress, limits: Limits = Limits(), threads: Int? = nil,
    errorBody: @escaping @Sendable (Status, String) -> ErrorBody = ErrorBody.plain,
    handler: any Handler
  ) {
    self.address = address
    self.limits = limits
    self.errorBody = errorBody
    self.handler = handler
    threadCount = max(1, threads ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  deinit { stop() }

  /// The port it listens on; 0 unless it runs.
  package var port: UInt16 {
    state.withLock { state in
      if case .running(let running) = state { running.port } else { 0 }
    }
  }

  /// Listens and returns; a port that is taken is an error here and not later.
  package func start() throws(ServerError) {
    try state.withLock { state throws(ServerError) in
      guard case .new = state else { return }
      state = .running(try launch())
    }
  }

  /// Ends the server and returns when its last thread has ended.
  ///
  /// For `drainSeconds` everything is still accepted and served, with `Connection: close`, for
  /// those who send requests here until they have noticed; then nothing more is accepted, answers
  /// under way leave whole, and connections close.
  package func stop(drainSeconds: Int = 0) {
    let running: Running? = state.withLock { state in
      defer { state = .stopped }
      if case .running(let running) = state { return running }
      return nil
    }
    guard let running else { return }
    running.control.enter(.draining)
    for (_, wakeup) in running.threads { wakeup.signal() }
    Clock.sleep(milliseconds: Int64(max(0, min(drainSeconds, 3_600))) * 1_000)
    running.control.enter(.closing)
    for (_, wakeup) in running.threads { wakeup.signal() }
    for (thread, _) in running.threads { thread.join() }
  }

  private func launch() throws(ServerError) -> Running {
    let first = try Listener(address)
    let port = first.port
    let control = Control()
    var threads = [try launchThread(first, control)]
    do throws(ServerError) {
      while threads.count < threadCount {
        threads.append(try launchThread(Listener(joining: port, of: address), control))
      }
    } catch {
      control.enter(.closing)
      for (thread, wakeup) in threads {
        wakeup.signal()
        thread.join()
      }
      throw error
    }
    return Running(port: port, control: control, threads: threads)
  }

  private func launchThread(
    _ listener: consuming Listener, _ control: Control
  ) throws(ServerError) -> (thread: SystemThread, wakeup: Wakeup) {
    let failure = ServerError(.system, "cannot listen on \(address): the system has no resources")
    guard let wakeup = Wakeup(), let queue = EventQueue(),
      queue.addListener(listener.socket.number, mark: Worker.listenerMark),
      queue.addListener(wakeup.number, mark: Worker.wakeupMark)
    else { throw failure }
    let setup = Worker.Setup(
      queue: queue.release(), listener: listener.release(), limits: limits, control: control,
      wakeup: wakeup, handler: handler, errorBody: errorBody)
    guard let thread = SystemThread({ Worker(setup)?.run() }) else {
      _ = Descriptor(setup.queue)
      _ = Descriptor(setup.listener)
      throw failure
    }
    return (thread, wakeup)
  }
}
