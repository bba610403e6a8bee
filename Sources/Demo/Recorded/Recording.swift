import Formats

/// Reads the answers that are embedded in the program.
enum Recording {
  static func list(_ bytes: [UInt8]) throws(FormatError) -> [JSON] {
    guard let list = try JSON.parse(bytes).array else {
      throw FormatError("a recorded list is expected", at: 0)
    }
    return list
  }

  static func record(_ bytes: [UInt8]) throws(FormatError) -> JSON { try JSON.parse(bytes) }
}

extension JSON {
  /// The text of that member; recorded rows always have the texts that they are asked for.
  func text(_ key: String) -> String { self[key]?.string ?? "" }

  /// The same object with that member set, or without it.
  func setting(_ key: String, _ value: JSON?) -> JSON {
    guard var object else { return self }
    object[key] = value
    return .object(object)
  }

  /// An object of these members only.
  func picking(_ keys: [String]) -> JSON {
    var picked = JSONObject()
    for key in keys { picked[key] = self[key] ?? .null }
    return .object(picked)
  }
}
