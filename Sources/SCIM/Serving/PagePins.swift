import Formats
import HTTP

/// Keeps whoever walks a list by index on the snapshot that the first page showed: a new one in
/// between would make pages skip or repeat.
final class PagePins: Sendable {
  /// What tells one walk from another.
  struct Walk: Hashable {
    let keyID: String
    let kind: ResourceKind
    let filter: String?
    let order: SortOrder?
    /// Where it goes by cursor: the one that it stays on, so that another walk of the same list
    /// may be on another.
    var generation: Int?
  }

  private struct Pin {
    let served: ServedSnapshot
    var lastUsed: Timestamp
  }

  private let pins = Locked<[Walk: Pin]>([:])

  static let lifetimeMilliseconds: Int64 = 600_000
  /// Of one instance, beside the current one.
  static let oldGenerations = 2
  static let walksPerKey = 64

  /// The snapshot that a page is to be taken from.
  func snapshot(
    for walk: Walk, startIndex: Int, current: ServedSnapshot, at now: Timestamp
  ) -> ServedSnapshot {
    guard startIndex > 1 else { return current }
    return pins.withLock { pins in
      Self.removeExpired(&pins, at: now)
      Self.removeOldest(
        &pins, instance: current.instance, current: current.generation)
      guard let pin = pins[walk], pin.served.instance == current.instance else { return current }
      pins[walk]?.lastUsed = now
      return pin.served
    }
  }

  /// The snapshot that a cursor was given for; nil where it is gone.
  func snapshot(
    for walk: Walk, generation: Int, current: ServedSnapshot, at now: Timestamp
  ) -> ServedSnapshot? {
    if current.generation == generation { return current }
    var walk = walk
    walk.generation = generation
    let served = snapshot(for: walk, startIndex: .max, current: current, at: now)
    return served.generation == generation ? served : nil
  }

  /// The first page of a walk was served and is not the last one.
  func pin(_ walk: Walk, to served: ServedSnapshot, at now: Timestamp) {
    pins.withLock { pins in
      Self.removeExpired(&pins, at: now)
      pins[walk] = Pin(served: served, lastUsed: now)
      Self.removeExcess(&pins, key: walk.keyID)
      Self.removeOldest(&pins, instance: served.instance, current: served.generation)
    }
  }

  /// Lets go of snapshots that nobody walks any more.
  func removeExpired(at now: Timestamp) { pins.withLock { Self.removeExpired(&$0, at: now) } }

  private static func removeExpired(_ pins: inout [Walk: Pin], at now: Timestamp) {
    pins = pins.filter {
      now.milliseconds - $0.value.lastUsed.milliseconds < lifetimeMilliseconds
    }
  }

  private static func removeExcess(_ pins: inout [Walk: Pin], key: String) {
    let own = pins.filter { $0.key.keyID == key }
    guard own.count > walksPerKey else { return }
    if let oldest = own.min(by: { $0.value.lastUsed < $1.value.lastUsed }) {
      pins[oldest.key] = nil
    }
  }

  private static func removeOldest(_ pins: inout [Walk: Pin], instance: String, current: Int) {
    let old = Set(
      pins.values.lazy.filter { $0.served.instance == instance }.map { $0.served.generation }
    )
    .subtracting([current])
    guard old.count > oldGenerations, let limit = old.sorted(by: >).dropFirst(oldGenerations).first
    else { return }
    pins = pins.filter {
      $0.value.served.instance != instance || $0.value.served.generation > limit
    }
  }
}
