import Formats
import Identity

/// Writes accounts and groups as the members of a group.
struct MemberReferences: Sendable {
  private let names: ServedNames
  private let fragments: Fragments
  private let accounts: [AccountRow]

  init(_ snapshot: Snapshot, _ names: ServedNames, _ fragments: Fragments) {
    self.names = names
    self.fragments = fragments
    accounts = snapshot.accounts
  }

  @inline(__always)
  func append(_ member: Member, of pool: Span<UInt8>, to output: inout [UInt8]) {
    switch member {
    case .account(let account): append(account: account, of: pool, to: &output)
    case .group(let group):
      fragments.groups.append(group, to: &output)
      output.append(literal: ",\"type\":\"Group\"}")
    }
  }

  private func append(account: Int, of pool: Span<UInt8>, to output: inout [UInt8]) {
    let texts = accounts[account].ranges
    output.append(literal: "{\"value\":")
    output.append(string: texts.id, of: pool)
    output.append(literal: ",\"$ref\":\"")
    output.append(fragments.usersURL.span)
    output.append(pathSegment: texts.id, of: pool)
    output.append(literal: "\",\"display\":")
    if texts.displayName.length > 0 {
      output.append(string: texts.displayName, of: pool)
    } else {
      JSONWriter.appendString(names.userName(account), to: &output)
    }
    output.append(literal: ",\"type\":\"User\"}")
  }
}

/// Somebody or something in a group that has a page to point at.
enum Member {
  case account(Int)
  case group(Int)
}

/// The members of one group in their order, each once in whatever roles; what the source never
/// listed has no page to point at and is left out.
struct MemberWalk: IteratorProtocol {
  private let memberships: [MembershipRow]
  private let range: Range<Int>
  /// The membership to look at next.
  private(set) var position: Int

  /// `position` goes on where an earlier walk was left.
  init(_ snapshot: Snapshot, group: Int, from position: Int? = nil) {
    memberships = snapshot.memberships
    range = snapshot.members(ofGroup: group)
    self.position = position ?? range.lowerBound
  }

  @inline(__always)
  mutating func next() -> Member? {
    while position < range.upperBound {
      let row = memberships[position]
      defer { position += 1 }
      // Rows are in order of the members, so that those of one member follow one another.
      if position > range.lowerBound, memberships[position - 1].member == row.member,
        memberships[position - 1].memberKind == row.memberKind
      {
        continue
      }
      switch row.memberKind {
      case .account: return .account(Int(row.member))
      case .group: return .group(Int(row.member))
      case .unknown: continue
      }
    }
    return nil
  }
}
