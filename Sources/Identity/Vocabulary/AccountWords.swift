/// Whether an account can be used.
package enum AccountStatus: UInt8, Word {
  case unknown, active, suspended, deactivated, invited, deleted

  package var word: String { "\(self)" }
}

/// Who or what an account belongs to; being external is a flag beside it, not a type.
package enum AccountType: UInt8, Word {
  case unknown, human, service, shared, bot

  package var word: String { "\(self)" }
}

/// Where the time of the last activity comes from.
package enum ActivityBasis: UInt8, Word {
  /// The source says nothing about activity.
  case unsupported
  case app, idp, activity
  /// The source says that there never was any.
  case never

  package var word: String { "\(self)" }
}
