/// One of the five fields of a cron expression: its name in messages and what it may hold.
struct CronField {
  let name: String
  let range: ClosedRange<Int>
  /// Three-letter names in the order of their values, lower case.
  let names: [String]

  static let minute = CronField(name: "minute", range: 0...59, names: [])
  static let hour = CronField(name: "hour", range: 0...23, names: [])
  static let dayOfMonth = CronField(name: "day of month", range: 1...31, names: [])
  static let month = CronField(
    name: "month", range: 1...12,
    names: [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ])
  /// 7 is a second name of Sunday.
  static let dayOfWeek = CronField(
    name: "day of week", range: 0...7,
    names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"])

  /// What the field accepts, for messages.
  var vocabulary: String {
    let numbers = "\(range.lowerBound) to \(range.upperBound)"
    guard let first = names.first, let last = names.last else { return numbers }
    return "\(numbers) or \(first) to \(last)"
  }
}
