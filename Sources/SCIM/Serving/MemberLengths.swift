import Formats
import Identity

/// How many bytes the members of each group are when they are written: found once for all, so
/// that nobody has to render a page of large groups to know its length.
struct MemberLengths: Sendable {
  private let lengths: [Int]

  init(_ snapshot: Snapshot, _ references: MemberReferences) {
    let pool = snapshot.tables.pool
    var output: [UInt8] = []
    func length(_ member: Member) -> Int {
      output.removeAll(keepingCapacity: true)
      references.append(member, of: pool.span, to: &output)
      return output.count
    }
    let accounts = snapshot.accounts.indices.map { length(.account($0)) }
    let groups = snapshot.groups.indices.map { length(.group($0)) }
    lengths = groups.indices.map { group in
      var walk = MemberWalk(snapshot, group: group)
      var (sum, commas) = (0, -1)
      while let member = walk.next() {
        commas += 1
        switch member {
        case .account(let account): sum += accounts[account]
        case .group(let group): sum += groups[group]
        }
      }
      return sum + max(0, commas)
    }
  }

  /// Without the brackets around them.
  func of(_ group: Int) -> Int { lengths[group] }
}
