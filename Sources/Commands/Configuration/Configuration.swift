package import Connectors
package import HTTPServer
package import Ingest

/// Everything that the configuration file says, checked and with its defaults filled in.
package struct Configuration: Sendable {
  /// The file as it was named, for messages.
  package let file: String
  /// The folder that relative paths start from.
  package let folder: String
  package let state: String
  package let listen: HostAndPort
  package let adminListen: HostAndPort
  package let keep: Keep
  package let publicURL: PublicURL
  /// Whether the file leaves it to `listen`.
  package let hasDefaultPublicURL: Bool
  /// The folder of the user's own connector definitions.
  package let connectors: String?
  package let limits: Limits
  /// The built-in connectors and the user's own.
  package let catalogue: Catalogue
  /// In the bytewise order of their names.
  package let instances: [InstanceConfiguration]
}
