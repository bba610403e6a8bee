import Formats
import Testing

@testable import Identity

struct PackingTests {
  @Test func everyFieldOfARecordIsReadBack() {
    #expect(Self.packed(Self.account) == "\(Self.account)")
    #expect(Self.packed(Account(id: "bare")) == "\(Account(id: "bare"))")
    var group = Group(id: "g")
    (group.name, group.type, group.description) = ("n", "t", "")
    (group.externalID, group.ownerEmails, group.dynamic) = ("x", ["a", "", "b"], .no)
    (group.dynamicRule, group.created, group.url) = ("r", .latest, "u")
    group.updated = .earliest
    #expect(Self.packed(group) == "\(group)")
    var entitlement = Entitlement(kind: .ownership, slug: "s")
    (entitlement.givenID, entitlement.resourceType, entitlement.resourceID) = ("e", "rt", "ri")
    (entitlement.resourceName, entitlement.name, entitlement.description) = ("rn", "n", "d")
    (entitlement.privilege, entitlement.ownerEmail, entitlement.url) = (.admin, "o", "u")
    entitlement.isServedAsSlug = true
    #expect(Self.packed(entitlement) == "\(entitlement)")
    var credential = Credential(id: "c")
    (credential.kind, credential.name, credential.owner) = (.webhook, "n", Reference(.group, "g"))
    (credential.scopes, credential.status, credential.privileged) = (["a"], "s", .yes)
    (credential.created, credential.expires) = (Timestamp(milliseconds: -1), .latest)
    (credential.lastUsed, credential.url) = (Timestamp(milliseconds: 1), "u")
    #expect(Self.packed(credential) == "\(credential)")
  }

  @Test func aTextHasOneNumberHoweverManyThereAre() {
    var table = NameTable()
    let texts = (0..<20_000).map { Array("\($0 % 9_000)\u{e9}".utf8) }
    let names = texts.map { table.insert($0).name }
    #expect(table.count == 9_000)
    #expect(
      zip(texts, names).allSatisfy { table[$1].elementsEqual($0) && table.find($0[...]) == $1 })
    #expect(table.find(Array("1e\u{301}".utf8)[...]) == nil)
    let long = [UInt8](repeating: 7, count: ByteArena.blockSize + 1)
    let name = table.insert(long).name
    #expect(table[name].elementsEqual(long))
  }

  @Test func aLogGivesItsRecordsInOrderAndOnce() {
    var all = RecordLog()
    for list in 0..<50 {
      var log = RecordLog()
      for row in 0..<(list * 300) { log.append(Account(id: "\(list)-\(row)")) }
      log.append(Grant(principal: Reference(.account, "a"), entitlementID: "e"), to: nil)
      all.append(log, line: list % 3)
    }
    #expect(all.emitted == ["account": 49 * 50 / 2 * 300, "grant": 50])
    var line = -1
    var told: [String] = []
    all.drain { kind, fields in
      var reader = PackedReader(fields)
      if kind == RecordLog.lineMark {
        line = reader.count()
      } else if kind == 0 {
        told.append("\(line) \(reader.text() ?? "")")
      }
    }
    #expect(
      told == (0..<50).flatMap { list in (0..<(list * 300)).map { "\(list % 3) \(list)-\($0)" } })
  }

  @Test func attributesAreUnitedWithoutLosingTheExactText() {
    let known: SourceAttributes = [
      "b": .number(JSONNumber(text: "1.50")), "a": .string("x\u{2028}"),
    ]
    var told: SourceAttributes = ["a": .string("y")]
    told.complete(from: known)
    #expect(String(decoding: told.text, as: UTF8.self) == #"{"a":"y","b":1.50}"#)
    var nothing = SourceAttributes()
    nothing.complete(from: known)
    #expect(nothing.text == known.text)
  }

  /// The record as it is read back, described.
  private static func packed<Record: Packed>(_ record: Record) -> String {
    var writer = PackedWriter()
    record.pack(into: &writer)
    var reader = PackedReader(writer.bytes[...])
    let read = Record(id: Array(record.id.utf8)[...], &reader)
    #expect(reader.rest.isEmpty)
    return "\(read)"
  }

  private static let account: Account = {
    var account = Account(id: "1")
    (account.username, account.displayName, account.givenName) = ("un", "dn", "gn")
    (account.familyName, account.email, account.externalID) = ("fn", "em", "")
    (account.url, account.status, account.statusRaw) = ("ur", .invited, "raw")
    (account.type, account.title, account.department) = (.bot, "ti", "de")
    (account.employeeNumber, account.managerID, account.managerName) = ("en", "mi", "mn")
    (account.managerEmail, account.ownerEmail) = ("me", "oe")
    (account.created, account.updated) = (.earliest, .latest)
    (account.lastLogin, account.lastLoginBasis) = (Timestamp(milliseconds: 0), .idp)
    (account.passwordChanged, account.multiFactor) = (Timestamp(milliseconds: -5), .yes)
    (account.multiFactorMethods, account.singleSignOn) = (["a", "b"], .no)
    (account.external, account.privileged) = (.yes, .no)
    account.attributes = ["title": .string("ti"), "x": .array([.null])]
    return account
  }()
}
