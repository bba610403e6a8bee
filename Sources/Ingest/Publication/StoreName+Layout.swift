internal import Formats

/// Where publication keeps what: the layout of a state, the same in a folder and in a bucket.
extension StoreName {
  static func records(_ instance: String) throws(StoreError) -> StoreName {
    try StoreName("gen/\(instance)")
  }

  /// The record whose creation publishes a generation.
  static func record(_ instance: String, _ number: Int) throws(StoreError) -> StoreName {
    try records(instance).appending(digits(number) + ".json")
  }

  static func snapshots(_ instance: String) throws(StoreError) -> StoreName {
    try StoreName("snap/\(instance)")
  }

  /// What a generation's bytes are called, before the suffix that tells snapshot from seen table.
  static func stem(_ number: Int, _ run: String) -> String { "\(digits(number))-\(run)" }

  static func snapshot(_ instance: String, _ stem: String) throws(StoreError) -> StoreName {
    try snapshots(instance).appending(stem + ".rsnap")
  }

  static func seen(_ instance: String, _ stem: String) throws(StoreError) -> StoreName {
    try snapshots(instance).appending(stem + ".seen")
  }

  static func ledgers(_ instance: String) throws(StoreError) -> StoreName {
    try StoreName("ledger/\(instance)")
  }

  static func ledger(_ instance: String, _ run: String) throws(StoreError) -> StoreName {
    try ledgers(instance).appending(run + ".json")
  }

  static func held(_ instance: String) throws(StoreError) -> StoreName {
    try StoreName("held/\(instance)")
  }

  static func damaged(_ instance: String) throws(StoreError) -> StoreName {
    try StoreName("damaged/\(instance)")
  }

  /// The number of a record's name or of a stem; nil where it does not begin with twelve digits.
  static func number(in name: String) -> Int? {
    let digits = name.utf8.prefix(12)
    guard digits.count == 12, digits.allSatisfy({ ASCII.isDigit($0) }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  // Twelve digits: names in bytewise order are then in order of number.
  private static func digits(_ number: Int) -> String {
    let text = String(max(0, number))
    return String(repeating: "0", count: max(0, 12 - text.utf8.count)) + text
  }
}
