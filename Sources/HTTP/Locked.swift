#if THREAD_SANITIZER
  internal import Glibc
#else
  internal import Synchronization
#endif

/// A value only reachable while its lock is held.
///
/// ThreadSanitizer does not see the futex of `Mutex`; its builds use the pthread twin below.
package struct Locked<Value>: ~Copyable, Sendable {
  #if THREAD_SANITIZER
    private let storage: PthreadLocked<Value>

    package init(_ initial: consuming sending Value) { storage = PthreadLocked(initial) }

    package borrowing func withLock<Result, Failure: Error>(
      _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
      try storage.withLock(body)
    }
  #else
    private let mutex: Mutex<Value>

    package init(_ initial: consuming sending Value) { mutex = Mutex(initial) }

    package borrowing func withLock<Result, Failure: Error>(
      _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
      try mutex.withLock(body)
    }
  #endif
}

#if THREAD_SANITIZER
  /// The same lock by a means that ThreadSanitizer understands.
  @safe private final class PthreadLocked<Value>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var value: Value

    init(_ initial: consuming sending Value) {
      value = initial
      unsafe pthread_mutex_init(mutex, nil)
    }

    deinit {
      unsafe pthread_mutex_destroy(mutex)
      unsafe mutex.deallocate()
    }

    func withLock<Result, Failure: Error>(
      _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
      unsafe pthread_mutex_lock(mutex)
      defer { unsafe pthread_mutex_unlock(mutex) }
      return try body(&value)
    }
  }
#endif
