package import Formats
package import Identity

/// A snapshot made ready to be served: what does not depend on the request is found, named and
/// escaped once, when it is published.
package final class ServedSnapshot: Sendable {
  package let instance: String
  package let snapshot: Snapshot
  package let generation: Int
  package let verdict: Verdict
  /// When its pull ended; the age that clients see counts from here.
  package let finished: Timestamp

  /// As the header fields show them.
  let generationText: String
  let verdictText: String
  let names: ServedNames
  let fragments: Fragments
  let references: MemberReferences
  let memberLengths: MemberLengths
  let times: ObjectTimes
  let privileges: AccountPrivileges
  let roles: EntitlementList
  let entitlements: EntitlementList
  let orders = KeptOrders()

  /// `publicURL` must be the endpoint's: every link begins with it.
  package init(
    _ snapshot: Snapshot, instance: String, generation: Int, verdict: Verdict,
    finished: Timestamp, publicURL: String, seen: (any SeenTimes)? = nil
  ) {
    self.instance = instance
    self.snapshot = snapshot
    self.generation = generation
    self.verdict = verdict
    self.finished = finished
    generationText = String(generation)
    verdictText = verdict.word
    names = ServedNames(snapshot)
    let base = ServiceBase(publicURL: publicURL, instance: instance)
    let displays = EntitlementDisplays(snapshot)
    fragments = Fragments(snapshot, names, displays, base)
    references = MemberReferences(snapshot, names, fragments)
    memberLengths = MemberLengths(snapshot, references)
    times = ObjectTimes(snapshot, seen)
    privileges = AccountPrivileges(snapshot)
    roles = EntitlementList(snapshot, displays, roles: true)
    entitlements = EntitlementList(snapshot, displays, roles: false)
  }
}
