import HTTP

/// The transfers of a loop: those under way, and those that wait for a free connection.
///
/// The bound is kept here as well as in libcurl, whose clocks run while a transfer waits.
struct TransferTable {
  private let multi: MultiHandle
  private let maxConnectionsPerHost: Int
  private var running: [UInt: Transfer] = [:]
  private var busy: [String: Int] = [:]
  private var waiting: [Transfer.Order] = []

  init(_ multi: MultiHandle, maxConnectionsPerHost: Int) {
    self.multi = multi
    self.maxConnectionsPerHost = maxConnectionsPerHost
  }

  var isEmpty: Bool { running.isEmpty && waiting.isEmpty }

  mutating func add(_ order: Transfer.Order) { waiting.append(order) }

  /// Starts what may start, moves everything on, and hands out what ended.
  mutating func advance() {
    startWaiting()
    // A freed place is used at once: the loop sleeps before it comes back here.
    repeat {
      multi.perform()
      while let (identity, outcome) = multi.nextEnd() {
        guard let transfer = remove(identity) else { continue }
        transfer.finish(outcome)
      }
    } while startWaiting()
  }

  mutating func cancel(_ id: Int) {
    if let at = waiting.firstIndex(where: { $0.id == id }) {
      let order = waiting.remove(at: at)
      order.continuation.resume(returning: .failure(.cancelled(order.request.url)))
    } else if let identity = running.first(where: { $0.value.id == id })?.key {
      remove(identity)?.cancel()
    }
  }

  mutating func cancelAll() {
    for order in waiting {
      order.continuation.resume(returning: .failure(.cancelled(order.request.url)))
    }
    waiting = []
    for identity in Array(running.keys) { remove(identity)?.cancel() }
  }

  /// Takes the handle from libcurl first: its callbacks point at the transfer.
  private mutating func remove(_ identity: UInt) -> Transfer? {
    guard let transfer = running[identity] else { return nil }
    multi.remove(transfer.handle)
    running[identity] = nil
    busy[transfer.request.url.origin, default: 1] -= 1
    return transfer
  }

  @discardableResult private mutating func startWaiting() -> Bool {
    guard !waiting.isEmpty else { return false }
    var left: [Transfer.Order] = []
    var started = false
    for order in waiting {
      let origin = order.request.url.origin
      guard busy[origin, default: 0] < maxConnectionsPerHost else {
        left.append(order)
        continue
      }
      guard let transfer = Transfer(order), multi.add(transfer.handle) else {
        order.continuation.resume(
          returning: .failure(
            TransportError(
              .refused, "\(order.request.url.authority): libcurl refuses the request's options")))
        continue
      }
      running[transfer.handle.identity] = transfer
      busy[origin, default: 0] += 1
      started = true
    }
    waiting = left
    return started
  }
}
