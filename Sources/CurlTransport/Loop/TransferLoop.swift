import Glibc
import HTTP

/// The thread that owns libcurl: orders come in through a lock, answers go out by continuation.
final class TransferLoop: Sendable {
  private struct Inbox {
    var lifetime = Lifetime.idle
    var lastID = 0
    var orders: [Transfer.Order] = []
    var cancelled: [Int] = []
  }

  private enum Lifetime {
    case idle
    /// The thread runs; it can be woken once it made its handle.
    case running(MultiHandle.Waker?)
    case stopping, stopped
  }

  private let inbox = Locked(Inbox())
  private let maxConnectionsPerHost: Int

  init(maxConnectionsPerHost: Int) { self.maxConnectionsPerHost = maxConnectionsPerHost }

  /// Sends the request and waits; a cancelled task gets its answer at once.
  func send(
    _ request: OutgoingRequest, options: TransportOptions
  ) async -> Result<Response, TransportError> {
    let id = inbox.withLock { inbox in
      inbox.lastID += 1
      return inbox.lastID
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        post(
          Transfer.Order(id: id, request: request, options: options, continuation: continuation))
      }
    } onCancel: {
      cancel(id)
    }
  }

  /// Ends the thread; whatever is under way ends as cancelled.
  func stop() {
    inbox.withLock { inbox in
      switch inbox.lifetime {
      case .idle: inbox.lifetime = .stopped
      case .running(let waker):
        inbox.lifetime = .stopping
        waker?.wake()
      case .stopping, .stopped: break
      }
    }
  }

  private func post(_ order: Transfer.Order) {
    let refusal: TransportError? = inbox.withLock { inbox in
      // A task is marked before its handler runs, and the handler needs this lock: either it is
      // seen here, or its `cancel` comes after the order.
      if Task.isCancelled { return .cancelled(order.request.url) }
      switch inbox.lifetime {
      case .stopping, .stopped: return .cancelled(order.request.url)
      case .running(let waker):
        inbox.orders.append(order)
        waker?.wake()
      case .idle:
        guard startThread() else {
          return TransportError(
            .unreachable, "no thread for connections: the system is short of them")
        }
        inbox.lifetime = .running(nil)
        inbox.orders.append(order)
      }
      return nil
    }
    if let refusal { order.continuation.resume(returning: .failure(refusal)) }
  }

  private func cancel(_ id: Int) {
    inbox.withLock { inbox in
      guard case .running(let waker) = inbox.lifetime else { return }
      inbox.cancelled.append(id)
      waker?.wake()
    }
  }

  private func startThread() -> Bool {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self)
    let result = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<TransferLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard result == 0 else {
      unsafe context.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  // MARK: On the thread

  private func run() {
    guard let multi = MultiHandle(maxConnectionsPerHost: maxConnectionsPerHost) else {
      return end(
        with: TransportError(
          .unreachable, "\(CurlLibrary.version) cannot be used: libcurl 7.87 or newer is needed"))
    }
    var transfers = TransferTable(multi, maxConnectionsPerHost: maxConnectionsPerHost)
    publish(multi.waker)
    while let (orders, cancelled) = takeInbox() {
      for order in orders { transfers.add(order) }
      for id in cancelled { transfers.cancel(id) }
      transfers.advance()
      multi.wait(milliseconds: transfers.isEmpty ? 60_000 : 1_000)
    }
    // From here on nobody wakes the handle any more, so it may go.
    transfers.cancelAll()
    end(with: nil)
  }

  private func publish(_ waker: MultiHandle.Waker) {
    inbox.withLock { inbox in
      if case .running = inbox.lifetime { inbox.lifetime = .running(waker) }
    }
  }

  /// What came in since the last turn; nil once the loop must end.
  private func takeInbox() -> (orders: [Transfer.Order], cancelled: [Int])? {
    inbox.withLock { inbox in
      guard case .running = inbox.lifetime else { return nil }
      defer {
        inbox.orders = []
        inbox.cancelled = []
      }
      return (inbox.orders, inbox.cancelled)
    }
  }

  private func end(with error: TransportError?) {
    let left = inbox.withLock { inbox in
      let left = inbox.orders
      inbox = Inbox(lifetime: .stopped, lastID: inbox.lastID)
      return left
    }
    for order in left {
      order.continuation.resume(returning: .failure(error ?? .cancelled(order.request.url)))
    }
  }
}
