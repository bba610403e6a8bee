/// How requests to Amazon Web Services are signed (Signature Version 4).
struct AWSRule: Sendable {
  let service: Template
  let region: Template
  /// The secrets that hold the parts of the key.
  let accessKeyID: String
  let secretAccessKey: String
  let sessionToken: String?
  let role: Role?

  /// A role that is assumed with the key, so that the key itself may do nothing else.
  struct Role: Sendable {
    let name: Template
    let externalID: Template?
    /// The security token service.
    let service: Template
  }

  var secrets: [String] { [accessKeyID, secretAccessKey] + (sessionToken.map { [$0] } ?? []) }
}
