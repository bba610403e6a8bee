package import Formats

/// What of a snapshot an object is: ids are unique within a kind only.
package enum ObjectKind: Sendable {
  case account, group, entitlement
}

/// When the objects of an instance were first seen and last changed, for apps that tell no times.
package protocol SeenTimes: Sendable {
  func firstSeen(_ kind: ObjectKind, id: ArraySlice<UInt8>) -> Timestamp?
  func changed(_ kind: ObjectKind, id: ArraySlice<UInt8>) -> Timestamp?
}
