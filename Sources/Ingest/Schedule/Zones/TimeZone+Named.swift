internal import Files
internal import Formats

extension TimeZone {
  /// Where the package tzdata puts its files.
  package static let systemFolder = "/usr/share/zoneinfo"

  /// Far above the largest zone file and the list of zones.
  private static let longestFile = 1 << 20

  /// The zone of a name such as `Europe/Berlin`; `UTC` needs no files.
  package static func named(
    _ name: String, in folder: String = systemFolder
  ) throws(TimeZoneError) -> TimeZone {
    if name == "UTC" || name == "Etc/UTC" { return .utc }
    guard isWellFormed(name) else {
      throw TimeZoneError(
        "not the name of a time zone; write a name such as Europe/Berlin, America/New_York or UTC")
    }
    let bytes: [UInt8]?
    do {
      bytes = try File.readIfPresent("\(folder)/\(name)", limit: longestFile)
    } catch {
      // A part of a name, such as America, is a folder.
      guard error.reason == .isFolder || error.reason == .notFolder else {
        throw TimeZoneError("time zone \(name): \(error)")
      }
      bytes = nil
    }
    guard let bytes else { throw unknown(name, in: folder) }
    return try TimeZone(name: name, file: bytes)
  }

  /// Letters, digits and `_+-` in parts divided by `/`: no way out of the folder.
  private static func isWellFormed(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: ASCII.slash, omittingEmptySubsequences: false)
    return name.utf8.count <= 64
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "_+-".utf8.contains($0) }
      }
  }

  private static func unknown(_ name: String, in folder: String) -> TimeZoneError {
    let hint = NearestSpelling.hint(for: name, among: names(in: folder))
    return TimeZoneError(
      "no time zone \(name) in \(folder)\(hint); names read like Europe/Berlin, and the files come"
        + " with the package tzdata")
  }

  /// All names that the folder's list knows; empty where there is no list.
  private static func names(in folder: String) -> [String] {
    guard let list = try? File.readIfPresent("\(folder)/tzdata.zi", limit: longestFile) else {
      return []
    }
    // Lines `Z name ...` define a zone, lines `L zone name` give one a second name.
    return list.split(separator: ASCII.lineFeed).compactMap { line in
      let words = line.split(separator: ASCII.space, maxSplits: 3)
      switch words.first {
      case [UInt8(ascii: "Z")] where words.count > 2:
        return String(decoding: words[1], as: UTF8.self)
      case [UInt8(ascii: "L")] where words.count > 2:
        return String(decoding: words[2], as: UTF8.self)
      default: return nil
      }
    }
  }
}
