import HTTP

/// A value that the closures of a test share.
final class Shared<Value: Sendable>: Sendable {
  private let value: Locked<Value>

  init(_ value: Value) { self.value = Locked(value) }

  var now: Value { value.withLock { $0 } }

  func change(_ change: (inout Value) -> Void) { value.withLock { change(&$0) } }
}
