internal import Formats

/// How many objects of each kind a snapshot holds.
package struct GenerationCounts: Sendable, Equatable {
  package var accounts = 0
  package var groups = 0
  package var entitlements = 0
  package var memberships = 0
  package var grants = 0
  package var credentials = 0

  package init() {}

  /// The kinds whose loss is guarded, in the order in which it is told.
  package var guarded: [(kind: String, count: Int)] {
    [
      ("accounts", accounts), ("groups", groups), ("memberships", memberships),
      ("grants", grants),
    ]
  }
}

extension GenerationCounts {
  private static var members: [(String, WritableKeyPath<GenerationCounts, Int>)] {
    [
      ("accounts", \.accounts), ("groups", \.groups), ("entitlements", \.entitlements),
      ("memberships", \.memberships), ("grants", \.grants), ("credentials", \.credentials),
    ]
  }

  func write(into object: inout JSONObject) {
    for (name, path) in Self.members { object[name] = .integer(self[keyPath: path]) }
  }

  init?(_ object: JSONObject) {
    for (name, path) in Self.members {
      guard let count = object[name]?.integer, count >= 0 else { return nil }
      self[keyPath: path] = count
    }
  }
}
