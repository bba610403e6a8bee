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
