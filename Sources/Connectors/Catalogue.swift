package import Formats

/// The connectors that come with the program, and a user's own beside them or in their place.
package struct Catalogue: Sendable {
  /// Where a definition came from.
  package enum Origin: Sendable, Equatable {
    case builtIn
    case own(file: String)
    /// It stands in the place of a built-in one of the same name.
    case overriding(file: String)

    /// The file, where it is one of the user's.
    package var file: String? {
      switch self {
      case .builtIn: nil
      case .own(let file), .overriding(let file): file
      }
    }

    package var words: String {
      switch self {
      case .builtIn: "built in"
      case .own(let file): "own: \(file)"
      case .overriding(let file): "own, in place of the built-in one: \(file)"
      }
    }
  }

  /// In order of their names.
  package let definitions: [ConnectorDefinition]
  private let origins: [String: Origin]

  package init(_ definitions: [ConnectorDefinition], origins: [String: Origin] = [:]) {
    self.definitions = definitions.sorted { $0.app < $1.app }
    self.origins = origins
  }

  package subscript(app: String) -> ConnectorDefinition? { definitions.first { $0.app == app } }

  package var names: [String] { definitions.map { $0.app } }

  package func origin(of app: String) -> Origin { origins[app] ?? .builtIn }

  /// The text of each built-in definition by its file's name; a test compares this list, which
  /// cannot be enumerated, with the folder.
  package static let builtInFiles: [(name: String, bytes: [UInt8])] = [
    ("aws-iam.json", PackageResources.aws_iam_json),
    ("buildkite.json", PackageResources.buildkite_json),
    ("csv.json", PackageResources.csv_json),
    ("entra.json", PackageResources.entra_json),
    ("github.json", PackageResources.github_json),
    ("gitlab.json", PackageResources.gitlab_json),
    ("google-workspace.json", PackageResources.google_workspace_json),
    ("jamf-admins.json", PackageResources.jamf_admins_json),
    ("jamf-users.json", PackageResources.jamf_users_json),
    ("okta.json", PackageResources.okta_json),
    ("pagerduty.json", PackageResources.pagerduty_json),
    ("rootly.json", PackageResources.rootly_json),
    ("salesforce.json", PackageResources.salesforce_json),
    ("scim.json", PackageResources.scim_json),
    ("slack-grid.json", PackageResources.slack_grid_json),
    ("slack-guests.json", PackageResources.slack_guests_json),
  ]

  /// The built-in definitions and those of the given files: one of them stands in the place of a
  /// built-in one of its name; two of them of one name are a mistake. `instead` stands in the
  /// place of any other of its name.
  package static func load(
    builtIn: [(name: String, bytes: [UInt8])] = builtInFiles,
    own files: [(name: String, bytes: [UInt8])] = [],
    instead: (name: String, bytes: [UInt8])? = nil
  ) throws(Mistakes) -> Catalogue {
    var definitions: [ConnectorDefinition] = []
    var origins: [String: Origin] = [:]
    var mistakes: [Mistake] = []
    for (position, file) in (builtIn + files).enumerated() {
      do {
        let definition = try DefinitionReader.read(file.bytes, file: file.name)
        let app = definition.app
        let isOwn = position >= builtIn.count
        switch origins[app] {
        case nil: origins[app] = isOwn ? .own(file: file.name) : .builtIn
        case .builtIn where isOwn:
          definitions.removeAll { $0.app == app }
          origins[app] = .overriding(file: file.name)
        case .builtIn: mistakes.append(twice(app, file.name, "another built-in definition"))
        case .own(let other), .overriding(let other):
          mistakes.append(twice(app, file.name, other))
        }
        definitions.append(definition)
      } catch {
        mistakes += error.all
      }
    }
    if let instead {
      do {
        let definition = try DefinitionReader.read(instead.bytes, file: instead.name)
        definitions.removeAll { $0.app == definition.app }
        definitions.append(definition)
        origins[definition.app] = .own(file: instead.name)
      } catch {
        mistakes += error.all
      }
    }
    guard mistakes.isEmpty else { throw Mistakes(mistakes) }
    return Catalogue(definitions, origins: origins)
  }

  private static func twice(_ app: String, _ file: String, _ other: String) -> Mistake {
    Mistake(
      file: file, place: Place(line: 1, column: 1),
      what: "there is a connector \"\(app)\" already, in \(other): choose another name")
  }
}
