/// The version of the program (semver.org), for `rollcall version`, manifests and user agents.
package enum Version {
  package static let current = "0.1.0"
}
