import Formats

/// A list that the endpoint serves.
enum ResourceKind: CaseIterable {
  case users, groups, roles, entitlements

  /// Name of the resource type, and `meta.resourceType` of its items.
  var name: String {
    switch self {
    case .users: "User"
    case .groups: "Group"
    case .roles: "Role"
    case .entitlements: "Entitlement"
    }
  }

  /// The last part of its path.
  var path: String {
    switch self {
    case .users: "Users"
    case .groups: "Groups"
    case .roles: "Roles"
    case .entitlements: "Entitlements"
    }
  }
}
