package import Formats

/// The connectors that come with the program, and a user's own beside them.
package struct Catalogue: Sendable {
  /// In order of their names.
  package let definitions: [ConnectorDefinition]

  package init(_ definitions: [ConnectorDefinition]) {
    self.definitions = definitions.sorted { $0.app < $1.app }
  }

  package subscript(app: String) -> ConnectorDefinition? { definitions.first { $0.app == app } }

  package var names: [String] { definitions.map { $0.app } }

  /// The text of each built-in definition by its file's name; a test compares this list, which
  /// cannot be enumerated, with the folder.
  package static let builtInFiles: [(name: String, bytes: [UInt8])] = [
    ("buildkite.json", PackageResources.buildkite_json),
    ("csv.json", PackageResources.csv_json),
    ("github.json", PackageResources.github_json),
    ("gitlab.json", PackageResources.gitlab_json),
    ("okta.json", PackageResources.okta_json),
    ("pagerduty.json", PackageResources.pagerduty_json),
    ("rootly.json", PackageResources.rootly_json),
    ("scim.json", PackageResources.scim_json),
    ("slack-grid.json", PackageResources.slack_grid_json),
    ("slack-guests.json", PackageResources.slack_guests_json),
  ]

  /// The built-in definitions and those of the given files; two of one name are a mistake.
  package static func load(
    builtIn: [(name: String, bytes: [UInt8])] = builtInFiles,
    own files: [(name: String, bytes: [UInt8])] = []
  ) throws(Mistakes) -> Catalogue {
    var definitions: [ConnectorDefinition] = []
    var mistakes: [Mistake] = []
    for (name, bytes) in builtIn + files {
      do {
        let definition = try DefinitionReader.read(bytes, file: name)
        if definitions.contains(where: { $0.app == definition.app }) {
          let what = "there is a connector \"\(definition.app)\" already: choose another name"
          mistakes.append(Mistake(file: name, place: Place(line: 1, column: 1), what: what))
        }
        definitions.append(definition)
      } catch {
        mistakes += error.all
      }
    }
    guard mistakes.isEmpty else { throw Mistakes(mistakes) }
    return Catalogue(definitions)
  }
}
