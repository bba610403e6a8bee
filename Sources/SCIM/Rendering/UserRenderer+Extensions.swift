import Formats
import Identity

/// What is known of an account's manager.
struct ManagerFacts {
  let id: TextRange
  let name: TextRange

  init(_ extra: AccountExtraRow?) {
    id = extra?.managerID ?? TextRange()
    name = extra?.managerName ?? TextRange()
  }

  var isKnown: Bool { id.length > 0 || name.length > 0 }
}

/// The enterprise extension (RFC 7643 section 4.3) and our own.
extension UserRenderer {
  private static let employeeNumber = Array("employeenumber".utf8)
  private static let department = Array("department".utf8)
  private static let manager = Array("manager".utf8)
  private static let statuses = AccountStatus.allCases.map { Array($0.word.utf8) }
  private static let types = AccountType.allCases.map { Array($0.word.utf8) }
  private static let bases = ActivityBasis.allCases.map { Array($0.word.utf8) }

  /// What the source gave stands unchanged; the row adds what it does not hold.
  func append(
    enterprise row: AccountRow, _ extra: AccountExtraRow?, _ given: TextRange,
    of pool: Span<UInt8>, to output: inout [UInt8]
  ) {
    output.append(literal: ",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{")
    var (hasNumber, hasDepartment, hasManager) = (false, false, false)
    var needsComma = false
    if given.length > 2 {
      output.append(
        raw: TextRange(start: given.start + 1, length: given.length - 2), of: pool)
      needsComma = true
      var members = BagMembers(given)
      while members.next(in: pool) {
        let key = members.key
        hasNumber = hasNumber || AttributeBag.isEqual(key, Self.employeeNumber, pool)
        hasDepartment = hasDepartment || AttributeBag.isEqual(key, Self.department, pool)
        hasManager = hasManager || AttributeBag.isEqual(key, Self.manager, pool)
      }
    }
    func separate(_ output: inout [UInt8]) {
      if needsComma { output.append(ASCII.comma) }
      needsComma = true
    }
    if !hasNumber, let number = extra?.employeeNumber, number.length > 0 {
      separate(&output)
      output.append(member: "\"employeeNumber\":", number, of: pool)
    }
    if !hasDepartment, row.department != 0 {
      separate(&output)
      output.append(literal: "\"department\":")
      fragments.values.append(Int(row.department), to: &output)
    }
    let manager = ManagerFacts(extra)
    if !hasManager, manager.isKnown {
      separate(&output)
      output.append(literal: "\"manager\":{")
      output.append(member: "\"value\":", manager.id, of: pool)
      if manager.id.length > 0, manager.name.length > 0 { output.append(ASCII.comma) }
      output.append(member: "\"displayName\":", manager.name, of: pool)
      output.append(ASCII.closeBrace)
    }
    output.append(ASCII.closeBrace)
  }

  /// Unknown is left out, but for the status, which always has a word.
  func append(
    extensionOf account: Int, _ row: AccountRow, _ texts: AccountRanges,
    _ extra: AccountExtraRow?, of pool: Span<UInt8>, to output: inout [UInt8]
  ) {
    output.append(literal: ",\"urn:rollcall:scim:schemas:1.0:User\":{\"status\":\"")
    output.append(word: row.status, of: Self.statuses)
    output.append(literal: "\",\"accountType\":\"")
    output.append(word: row.type, of: Self.types)
    output.append(ASCII.quote)
    if row.statusRaw != 0 {
      output.append(literal: ",\"statusRaw\":")
      fragments.values.append(Int(row.statusRaw), to: &output)
    }
    if texts.username.length > 0, served.names.changedUserName(account) != nil {
      output.append(member: ",\"username\":", texts.username, of: pool)
    }
    output.append(truth: ",\"external\":", row.external)
    output.append(truth: ",\"privileged\":", served.privileges.of(account))
    output.append(truth: ",\"mfaEnabled\":", row.multiFactor)
    output.append(truth: ",\"ssoEnabled\":", row.singleSignOn)
    if row.lastLogin != StoredTime.none {
      output.append(literal: ",\"lastLogin\":")
      output.append(time: row.lastLogin)
    }
    if row.lastLoginBasis != .unsupported {
      output.append(literal: ",\"lastLoginBasis\":\"")
      output.append(word: row.lastLoginBasis, of: Self.bases)
      output.append(ASCII.quote)
    }
    output.append(member: ",\"url\":", texts.url, of: pool)
    if let extra {
      output.append(member: ",\"mfaMethods\":", joined: extra.multiFactorMethods, of: pool)
      if extra.passwordChanged != StoredTime.none {
        output.append(literal: ",\"passwordChanged\":")
        output.append(time: extra.passwordChanged)
      }
      output.append(member: ",\"managerEmail\":", extra.managerEmail, of: pool)
      output.append(member: ",\"owner\":", extra.ownerEmail, of: pool)
    }
    output.append(ASCII.closeBrace)
  }
}

extension [UInt8] {
  /// The spelling of a word, from a table in order of raw values.
  fileprivate mutating func append(word: some Word, of table: [[UInt8]]) {
    let spelling = table[Int(word.rawValue)]
    append(spelling.span)
  }

  /// A member that is written only where its truth is known.
  mutating func append(truth name: String, _ truth: Truth) {
    guard truth != .unknown else { return }
    append(literal: name)
    append(literal: truth == .yes ? "true" : "false")
  }
}
