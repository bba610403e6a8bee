package import Formats

/// How to read one app: everything that a connector is, checked once when it is loaded.
package struct ConnectorDefinition: Sendable {
  /// The connector's name in configurations: `github`.
  package let app: String
  package let name: String
  /// One sentence on what it reads, for the catalogue.
  package let about: String
  /// What the definition rests on, and when that was checked.
  package let evidence: Evidence
  /// What the app has and this connector does not read, a sentence each.
  package let notCovered: [String]
  package let settings: [SettingDefinition]
  package let secrets: [SecretDefinition]
  /// SHA-256 of the definition's text.
  package let digest: String
  /// The definition's text.
  package let source: [UInt8]
  let http: HTTPRules?
  /// In an order in which no stream needs one that comes later.
  let streams: [StreamDefinition]
  let visibility: VisibilityRule?
  /// What members without a type are, where the definition leaves it to a setting.
  let untypedMembers: Expression?

  /// The streams' names, in the order in which they are read.
  package var streamNames: [String] { streams.map { $0.name } }
}

/// What a definition rests on, so that nobody believes it was tried where it was not.
package struct Evidence: Sendable, Equatable {
  /// The documentation it was written from.
  package let specification: String?
  /// Whose recorded answers it was compared with.
  package let payloads: String?
  /// The app itself that it was tried on.
  package let live: String?
  package let date: String

  /// `GitHub REST 2022-11-28; tried on a live tenant: ...`
  package var words: String {
    let parts = [
      specification, payloads.map { "recorded answers: \($0)" }, live.map { "tried live: \($0)" },
    ]
    return parts.compactMap { $0 }.joined(separator: "; ")
  }
}

/// A setting that an instance may or must give.
package struct SettingDefinition: Sendable {
  package enum Kind: Sendable, Equatable {
    case string, url, integer, boolean, list, object
    /// A path relative to the configuration's folder, or an https URL.
    case file
    case oneOf([String])

    package var word: String {
      switch self {
      case .string: "text"
      case .url: "URL"
      case .integer: "whole number"
      case .boolean: "true or false"
      case .list: "list of texts"
      case .object: "object of texts"
      case .file: "file or https URL"
      case .oneOf(let words): words.joined(separator: " | ")
      }
    }
  }

  package let name: String
  package let kind: Kind
  package let about: String
  package let isOptional: Bool
  package let fallback: JSON
}

/// A secret that an instance must give, and where a person gets it.
package struct SecretDefinition: Sendable {
  package let name: String
  package let about: String
  package let link: String?
  package let isOptional: Bool
}

/// How requests to the app are made.
struct HTTPRules: Sendable {
  let base: Template
  let authentication: Authentication
  let headers: [(name: String, value: Template)]
  /// The setting whose members are sent as fields too.
  let headersFrom: String?
  let page: PageRule?
  let throttle: ThrottleRule
  let errors: [ErrorRule]
  /// Requests that may be under way at a time with one credential. The default is the least that a
  /// vendor asks for (Jamf Pro: at most five connections), so that forgetting it harms nobody.
  var concurrency = 5
}

/// How it is known whether the credential sees everything.
struct VisibilityRule: Sendable {
  let whole: Expression?
  let part: Expression?
  let basis: String
}
