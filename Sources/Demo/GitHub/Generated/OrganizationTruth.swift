/// What a generator made, in lines that whoever pulled it can make of what came.
package struct OrganizationTruth: Sendable, Equatable {
  /// `ID LOGIN MFA`, with `true`, `false` or `unknown`.
  package var accounts: Set<String> = []
  /// `GROUP KIND MEMBER ROLE`.
  package var memberships: Set<String> = []
  /// `KIND PRINCIPAL ENTITLEMENT`.
  package var grants: Set<String> = []

  package init() {}
}
