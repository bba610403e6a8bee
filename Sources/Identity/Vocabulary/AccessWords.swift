/// What kind of thing an entitlement is.
package enum EntitlementKind: UInt8, Word {
  case role, permission, licence, ownership

  package var word: String { "\(self)" }
}

/// How much an entitlement lets its holder do.
package enum Privilege: UInt8, Word {
  case unknown, none, metadata, read, write, admin

  package var word: String { "\(self)" }
}

/// Whether a grant is in force.
package enum GrantState: UInt8, Word {
  case unknown, active, pending, eligible, expired

  package var word: String { "\(self)" }
}

/// What stands at the holder's end of a grant or a membership.
package enum PrincipalKind: UInt8, Word {
  case account, group
  /// A reference to something that the source never listed.
  case unknown

  package var word: String { "\(self)" }
}

/// What kind of access a credential is.
package enum CredentialKind: UInt8, Word {
  case unknown, apiToken, sshKey, oauthApp, appInstallation, serviceKey, webhook

  package var word: String {
    switch self {
    case .unknown: "unknown"
    case .apiToken: "api_token"
    case .sshKey: "ssh_key"
    case .oauthApp: "oauth_app"
    case .appInstallation: "app_installation"
    case .serviceKey: "service_key"
    case .webhook: "webhook"
    }
  }
}
