import Formats
import Foundation
import TestSupport

/// The tables of `Fixtures/Schedule`, and instants as people write them.
enum ScheduleFixture {
  static func cases(_ file: String) throws -> [JSON] {
    try JSON.parse(try Fixture.bytes("Schedule/\(file)"))["cases"]?.array ?? []
  }

  /// Seconds since 1970 of `2026-01-02T03:04:05Z`.
  static func second(_ text: String) throws -> Int {
    Int(try Date(text, strategy: .iso8601).timeIntervalSince1970)
  }

  static func text(_ second: Int) -> String {
    Date(timeIntervalSince1970: Double(second)).formatted(.iso8601)
  }
}
