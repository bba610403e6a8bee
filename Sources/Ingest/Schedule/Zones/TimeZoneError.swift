/// Why a time zone cannot be used, and what to do about it.
package struct TimeZoneError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }

  static func damaged(_ name: String, _ what: String) -> TimeZoneError {
    TimeZoneError(
      "the file of time zone \(name) is damaged (\(what)); reinstall the package tzdata")
  }
}
