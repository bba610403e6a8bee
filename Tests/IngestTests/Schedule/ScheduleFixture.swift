import Formats
import TestSupport
import Testing

/// The tables of `Fixtures/Schedule`.
enum ScheduleFixture {
  static func cases(_ file: String) throws -> [JSON] {
    try JSON.parse(try Fixture.bytes("Schedule/\(file)"))["cases"]?.array ?? []
  }

  /// The instant of `2026-01-02T03:04:05Z`.
  static func instant(_ text: String?) throws -> Timestamp {
    try #require(Timestamp(rfc3339: text ?? ""))
  }
}
