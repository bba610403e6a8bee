import Formats

/// A role in a repository: each one can do what those before it can.
struct RepositoryRole: Comparable {
  /// The role's name, and the permission that older fields of the API call it by.
  private static let ladder = [
    (name: "read", permission: "pull"), (name: "triage", permission: "triage"),
    (name: "write", permission: "push"), (name: "maintain", permission: "maintain"),
    (name: "admin", permission: "admin"),
  ]

  private let step: Int

  init?(_ name: String) {
    guard let step = Self.ladder.firstIndex(where: { $0.name == name }) else { return nil }
    self.step = step
  }

  private init(step: Int) { self.step = step }

  static let admin = RepositoryRole(step: ladder.count - 1)

  var name: String { Self.ladder[step].name }
  var permission: String { Self.ladder[step].permission }

  var permissions: JSON {
    let held = Set(Self.ladder.prefix(step + 1).map { $0.permission })
    var object = JSONObject()
    for permission in ["admin", "maintain", "push", "triage", "pull"] {
      object[permission] = .bool(held.contains(permission))
    }
    return .object(object)
  }

  static func < (left: RepositoryRole, right: RepositoryRole) -> Bool { left.step < right.step }
}
