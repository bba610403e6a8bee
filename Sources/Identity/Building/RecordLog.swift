internal import Formats

/// What a list became, packed one record after another: a list that is read again is forgotten
/// at no cost, and no list is ever there as a million values.
package struct RecordLog: Sendable {
  package enum Kind: UInt8, CaseIterable, Sendable {
    case account, facts, group, resource, entitlement, membership, grant, credential

    /// The kind's name in the ledger.
    var word: String { "\(self)" }
  }

  /// Filled up to `ByteArena.blockSize`; no record lies in two of them.
  private var blocks: [[UInt8]] = []
  private var counts: [8 of Int] = [0, 0, 0, 0, 0, 0, 0, 0]
  private var writer = PackedWriter()

  /// Says that the records from here on belong to another line of the ledger.
  static let lineMark: UInt8 = 0xFF

  package init() {}

  package var isEmpty: Bool { blocks.isEmpty }

  /// How many records of each kind there are; an entitlement that comes with a grant is none of
  /// its own.
  package var emitted: [String: Int] {
    var emitted: [String: Int] = [:]
    for kind in Kind.allCases where counts[Int(kind.rawValue)] > 0 {
      emitted[kind.word] = counts[Int(kind.rawValue)]
    }
    return emitted
  }

  package mutating func append(_ account: Account) { append(.account, account) }

  /// Facts on an account that another list tells; they never make one.
  package mutating func append(facts account: Account) { append(.facts, account) }
  package mutating func append(_ group: Group) { append(.group, group) }
  package mutating func append(_ credential: Credential) { append(.credential, credential) }
  package mutating func append(_ entitlement: Entitlement) { append(.entitlement, entitlement) }

  package mutating func append(_ resource: Resource) {
    append(.resource, id: Resource.key(type: resource.type, id: resource.id), resource)
  }

  package mutating func append(_ membership: Membership) {
    counts[Int(Kind.membership.rawValue)] += 1
    writer.clear()
    membership.pack(into: &writer)
    close(Kind.membership.rawValue)
  }

  /// With the entitlement, where the grant describes it.
  package mutating func append(_ grant: Grant, to entitlement: Entitlement?) {
    if let entitlement { append(entitlement, counts: false) }
    counts[Int(Kind.grant.rawValue)] += 1
    writer.clear()
    grant.pack(into: &writer)
    close(Kind.grant.rawValue)
  }

  /// What another log holds, after what stands here.
  package mutating func append(_ other: consuming RecordLog) {
    for position in counts.indices { counts[position] += other.counts[position] }
    for block in other.blocks { append(block: block) }
  }

  /// What another log holds, for that line of the stream's ledger.
  package mutating func append(_ other: consuming RecordLog, line: Int) {
    writer.clear()
    writer.add(line)
    close(Self.lineMark)
    append(other)
  }

  private mutating func append(block: [UInt8]) {
    if let last = blocks.last, last.count + block.count <= ByteArena.blockSize {
      blocks[blocks.count - 1].append(block.span)
    } else {
      blocks.append(block)
    }
  }

  private mutating func append(_ entitlement: Entitlement, counts: Bool) {
    append(.entitlement, entitlement)
    if !counts { self.counts[Int(Kind.entitlement.rawValue)] -= 1 }
  }

  private mutating func append(_ kind: Kind, _ object: some Packed) {
    append(kind, id: object.id, object)
  }

  private mutating func append(_ kind: Kind, id: String, _ object: some Packed) {
    counts[Int(kind.rawValue)] += 1
    writer.clear()
    writer.add(id)
    object.pack(into: &writer)
    close(kind.rawValue)
  }

  /// Ends the record in the writer: kind, length, fields.
  private mutating func close(_ kind: UInt8) {
    let needed = writer.bytes.count + 1 + PackedNumber.longest
    if let last = blocks.last, last.count + needed <= ByteArena.blockSize {
      // There is room.
    } else {
      // The first block grows as it fills: most lists are short.
      let isFirst = blocks.isEmpty
      blocks.append([])
      if !isFirst { blocks[blocks.count - 1].reserveCapacity(max(ByteArena.blockSize, needed)) }
    }
    let block = blocks.count - 1
    let fields = writer.bytes
    blocks[block].append(kind)
    PackedNumber.append(UInt64(fields.count), to: &blocks[block])
    blocks[block].append(fields.span)
  }

  /// Hands over record by record, and frees each block when it is read.
  consuming func drain(_ take: (_ kind: UInt8, _ fields: ArraySlice<UInt8>) -> Void) {
    blocks.reverse()
    while let block = blocks.popLast() {
      var at = 0
      while at < block.count {
        let kind = block[at]
        at += 1
        let count = Int(PackedNumber.read(block[...], &at))
        take(kind, block[at..<at + count])
        at += count
      }
    }
  }
}
