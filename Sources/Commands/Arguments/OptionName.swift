/// An option as it is typed, without its dashes.
package enum OptionName: String, CaseIterable, Sendable {
  case config, log, help, version
  case once, listen, out, json
  case noPull = "no-pull"
  case stdout, format, recordings, label, reason
}
