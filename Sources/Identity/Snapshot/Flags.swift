/// Packs small enumerations into the `flags` word of a row: where each begins and how wide it is.
struct FlagField<Value: RawRepresentable> where Value.RawValue == UInt8 {
  let shift: UInt32
  let mask: UInt32
  private let fallback: Value

  init(_ shift: UInt32, bits: UInt32, else fallback: Value) {
    self.shift = shift
    mask = (1 << bits) - 1
    self.fallback = fallback
  }

  func read(_ flags: UInt32) -> Value {
    Value(rawValue: UInt8(flags >> shift & mask)) ?? fallback
  }

  func bits(_ value: Value) -> UInt32 { UInt32(value.rawValue) << shift }
}

extension AccountRow {
  static var statusField: FlagField<AccountStatus> { FlagField(0, bits: 3, else: .unknown) }
  static var typeField: FlagField<AccountType> { FlagField(3, bits: 3, else: .unknown) }
  static var basisField: FlagField<ActivityBasis> { FlagField(6, bits: 3, else: .unsupported) }
  static var multiFactorField: FlagField<Truth> { FlagField(9, bits: 2, else: .unknown) }
  static var singleSignOnField: FlagField<Truth> { FlagField(11, bits: 2, else: .unknown) }
  static var externalField: FlagField<Truth> { FlagField(13, bits: 2, else: .unknown) }
  static var privilegedField: FlagField<Truth> { FlagField(15, bits: 2, else: .unknown) }

  package var status: AccountStatus { Self.statusField.read(flags) }
  package var type: AccountType { Self.typeField.read(flags) }
  package var lastLoginBasis: ActivityBasis { Self.basisField.read(flags) }
  package var multiFactor: Truth { Self.multiFactorField.read(flags) }
  package var singleSignOn: Truth { Self.singleSignOnField.read(flags) }
  package var external: Truth { Self.externalField.read(flags) }
  /// What the account says of itself; `Snapshot.privilege` adds what it holds.
  package var privileged: Truth { Self.privilegedField.read(flags) }
}

extension GroupRow {
  static var dynamicField: FlagField<Truth> { FlagField(0, bits: 2, else: .unknown) }

  package var dynamic: Truth { Self.dynamicField.read(flags) }
}

extension EntitlementRow {
  static var kindField: FlagField<EntitlementKind> { FlagField(0, bits: 3, else: .permission) }
  static var privilegeField: FlagField<Privilege> { FlagField(3, bits: 3, else: .unknown) }

  package var kind: EntitlementKind { Self.kindField.read(flags) }
  package var privilege: Privilege { Self.privilegeField.read(flags) }
  package var isServedAsSlug: Bool { flags & Self.servedAsSlugBit != 0 }

  static var servedAsSlugBit: UInt32 { 1 << 6 }
}

extension CredentialRow {
  static var kindField: FlagField<CredentialKind> { FlagField(0, bits: 4, else: .unknown) }
  static var ownerKindField: FlagField<PrincipalKind> { FlagField(4, bits: 2, else: .unknown) }
  static var privilegedField: FlagField<Truth> { FlagField(6, bits: 2, else: .unknown) }

  package var kind: CredentialKind { Self.kindField.read(flags) }
  package var ownerKind: PrincipalKind { Self.ownerKindField.read(flags) }
  package var privileged: Truth { Self.privilegedField.read(flags) }
}

extension MembershipRow {
  static var kindField: FlagField<PrincipalKind> { FlagField(0, bits: 2, else: .unknown) }
  static var directField: FlagField<Truth> { FlagField(2, bits: 2, else: .unknown) }
  static var dynamicField: FlagField<Truth> { FlagField(4, bits: 2, else: .unknown) }

  package var memberKind: PrincipalKind { Self.kindField.read(flags) }
  package var direct: Truth { Self.directField.read(flags) }
  package var dynamic: Truth { Self.dynamicField.read(flags) }
}

extension GrantRow {
  static var kindField: FlagField<PrincipalKind> { FlagField(0, bits: 2, else: .unknown) }
  static var directField: FlagField<Truth> { FlagField(2, bits: 2, else: .unknown) }
  static var stateField: FlagField<GrantState> { FlagField(4, bits: 3, else: .unknown) }

  package var principalKind: PrincipalKind { Self.kindField.read(flags) }
  package var direct: Truth { Self.directField.read(flags) }
  package var state: GrantState { Self.stateField.read(flags) }
}
