/// Everything that the configuration file says, checked and with its defaults filled in.
package struct Configuration: Sendable {
  /// The file as it was named, for messages.
  package let file: String
  /// The folder that relative paths start from.
  package let folder: String
  package let state: String
  package let listen: HostAndPort
  package let adminListen: HostAndPort
  package let keep: KeepSettings
  package let publicURL: PublicURL
  /// The folder of the user's own connector definitions.
  package let connectors: String?
  package let limits: LimitSettings
  /// In the bytewise order of their names.
  package let instances: [InstanceConfiguration]
}

/// How many stored generations stay, as backup tools count them.
package struct KeepSettings: Sendable, Equatable {
  package var last = 10
  package var daily = 35
  package var monthly = 13
}

/// Whole seconds that a client of the SCIM endpoint may take; nil leaves the server's own default.
package struct LimitSettings: Sendable, Equatable {
  package var headerSeconds: Int?
  package var bodySeconds: Int?
  package var idleSeconds: Int?
  package var writeSeconds: Int?
}
