internal import Formats

/// Looks in an answer that holds rows for what says that the app failed all the same.
///
/// Some apps answer 200 to everything. Rows beside an error are what was found until it came; none
/// beside an error is no empty list.
enum SignOfError {
  private static let errors = ["error", "errors", "Error", "Errors"]
  private static let successes = ["ok", "success"]
  private static let failures = ["error", "fail", "failed", "failure"]

  /// What the answer says; nil where it says nothing of the kind.
  static func find(in answer: JSONNode?) -> String? {
    guard let answer, answer.kind == .object else { return nil }
    if let name = errors.first(where: { answer[$0].map { says($0) } ?? false }) { return name }
    if let name = successes.first(where: { answer[$0]?.bool == false }) { return "\(name): false" }
    guard let status = answer["status"]?.string, failures.contains(status) else { return nil }
    return "status: \(status)"
  }

  private static func says(_ value: JSONNode) -> Bool {
    switch value.kind {
    case .string: !(value.string ?? "").isEmpty
    case .array, .object: value.count > 0
    default: value.bool ?? false
    }
  }
}
