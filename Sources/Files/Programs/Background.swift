internal import Glibc

/// Work that blocks, on a thread of its own, so that tasks are not held up by it.
package enum Background {
  package static func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let work = Work { continuation.resume(with: Result(catching: body)) }
      if !work.start() {
        // Without another thread the work is done on this one: late is better than never.
        work.body()
      }
    }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    /// False where the system has no thread left.
    func start() -> Bool {
      let context = unsafe Unmanaged.passRetained(self)
      var thread = pthread_t()
      let code = unsafe pthread_create(
        &thread, nil,
        { context in
          guard let context = unsafe context else { return nil }
          let work = unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
          work.body()
          return nil
        }, context.toOpaque())
      guard code == 0 else {
        unsafe context.release()
        return false
      }
      let detached = pthread_detach(thread)
      precondition(detached == 0, "a new thread can be detached")
      return true
    }
  }
}
