package import Connectors
package import Formats
package import Ingest

/// One configured tenant of one app, as the file says it.
package struct InstanceConfiguration: Sendable {
  package let name: String
  package let place: Place
  package let definition: ConnectorDefinition
  package let isEnabled: Bool
  /// Checked against the connector's definition, with its defaults filled in.
  package let settings: JSONObject
  package let secrets: [SecretSetting]
  package let schedule: InstanceSchedule?
  package let scimProfile: String
  /// Ways to show the key that are allowed beside the bearer token: `bare`, `basic`.
  package let scimAuth: [String]
  package let about: InstanceDescription
  /// Whether the accounts keep every attribute that their source gave.
  package let keepsAllAttributes: Bool
  package let network: NetworkSettings
  package let caps: PullCaps
  package let shrinkGuard: ShrinkGuard
}

/// A value of the file that somebody else checks later, with its place for their message.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let place: Place

  package init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

/// A secret by the name that the connector knows it by.
package struct SecretSetting: Sendable {
  package let name: String
  package let place: Place
  package let reference: SecretReference
}

/// What reviewers and auditors read about an instance.
package struct InstanceDescription: Sendable, Equatable {
  package var title: String?
  package var owner: String?
  package var environment: String?
  package var isInScope = true
}

/// How an instance's app is reached where it is not an ordinary host of the internet.
package struct NetworkSettings: Sendable, Equatable {
  package var allowsHTTP = false
  package var allowsPrivateNetwork = false
  package var caFile: String?
  package var proxy: String?
}
