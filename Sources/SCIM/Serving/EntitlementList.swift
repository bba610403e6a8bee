import Formats
import Identity

/// The entitlements of one endpoint, `/Roles` or `/Entitlements`, in order of the id that it shows.
struct EntitlementList: Sendable {
  private let snapshot: Snapshot
  /// Ordinals of the snapshot's entitlements.
  let ordinals: [Int]
  private let positions: [[UInt8]: Int]

  init(_ snapshot: Snapshot, _ displays: EntitlementDisplays, roles: Bool) {
    self.snapshot = snapshot
    ordinals = snapshot.entitlements.indices
      .filter { (snapshot.entitlements[$0].kind == .role) == roles }
      .sorted {
        snapshot.wireID(ofEntitlement: $0)
          .lexicographicallyPrecedes(snapshot.wireID(ofEntitlement: $1))
      }
    positions = Dictionary(
      ordinals.enumerated().map { (CaseFolding.fold(displays.texts[$0.element]), $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Position in `ordinals`.
  func position(display: [UInt8]) -> Int? { positions[CaseFolding.fold(display)] }

  /// Position in `ordinals`.
  func position(id: [UInt8]) -> Int? {
    var (low, high) = (0, ordinals.count)
    while low < high {
      let middle = low + (high - low) / 2
      if snapshot.wireID(ofEntitlement: ordinals[middle]).lexicographicallyPrecedes(id) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < ordinals.count,
      snapshot.wireID(ofEntitlement: ordinals[low]).elementsEqual(id)
    else { return nil }
    return low
  }
}

extension Snapshot {
  /// The id that clients see: a SCIM source's own value, else the entitlement's id.
  func wireID(ofEntitlement entitlement: Int) -> ArraySlice<UInt8> {
    let row = entitlements[entitlement]
    return bytes(row.isServedAsSlug && row.slug.length > 0 ? row.slug : row.id)
  }
}
