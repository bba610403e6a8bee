import Formats
import Testing

@testable import Ingest

@Suite struct TimeZoneTests {
  @Test func `offsets follow the system's zones`() throws {
    let cases = try ScheduleFixture.cases("offsets.json")
    #expect(cases.count >= 35)
    for item in cases {
      let zone = try TimeZone.named(item["zone"]?.string ?? "")
      let offset = zone.offset(at: try ScheduleFixture.instant(item["at"]?.string))
      #expect(offset == item["offset"]?.integer, "\(item)")
    }
  }

  @Test func `a name cannot leave the folder, and an unknown one says what to do`() {
    let cases = [
      ("", "not the name"), ("../etc/passwd", "not the name"), ("/etc/localtime", "not the name"),
      ("Europe/../UTC", "not the name"), ("Europe//Berlin", "not the name"),
      ("Europe/Berlin/", "not the name"), (".", "not the name"),
      ("Europe/Berlin\0", "not the name"),
      (String(repeating: "a", count: 65), "not the name"), ("zone.tab", "not the name"),
      ("europe/berlin", "did you mean \"Europe/Berlin\"?"),
      ("Europe/Berln", "did you mean \"Europe/Berlin\"?"), ("Mars/Olympus", "package tzdata"),
      ("America", "package tzdata"), ("Europe/Berlin/Mitte", "package tzdata"),
    ]
    for (name, says) in cases {
      #expect(failure { try TimeZone.named(name) }.contains(says), "\(name)")
    }
    #expect(failure { try TimeZone.named("Europe/Berlin", in: "/nowhere") }.contains("tzdata"))
    #expect(failure { try TimeZone.named("UTC", in: "/nowhere") }.isEmpty)
  }

  @Test func `every cut and every damaged file is refused`() throws {
    var file = ZoneFileBuilder()
    file.changes = [(100, 0), (200, 1)]
    file.offsets = [3600, 7200]
    file.footer = "\nEET-2\n"
    let whole = file.bytes
    _ = try TimeZone(name: "Test", file: whole)
    for count in 0..<whole.count {
      #expect(!failure { try TimeZone(name: "Test", file: Array(whole[..<count])) }.isEmpty)
    }
    let damages: [(String, (inout ZoneFileBuilder) -> Void)] = [
      ("not in order", { $0.changes = [(200, 0), (200, 1)] }),
      ("not in order", { $0.changes = [(Int64.min, 0)] }),
      ("unknown clock type", { $0.changes = [(200, 2)] }),
      ("impossible values", { $0.offsets = [3600, 93_600] }),
      ("no usable clock types", { $0 = ZoneFileBuilder(offsets: []) }),
      ("old format", { $0.version = 0 }),
      ("leap seconds", { $0.leapSeconds = 27 }),
      ("last line", { $0.footer = "EET-2\n" }),
      ("rule", { $0.footer = "\nEET\n" }), ("rule", { $0.footer = "\nEET-2EEST\n" }),
      ("rule", { $0.footer = "\nEET-2EEST,M13.1.0,M10.1.0\n" }),
      ("rule", { $0.footer = "\nEET-2EEST,M3.5.0,M10.5.0/3x\n" }),
      ("rule", { $0.footer = "\n<+02-2\n" }), ("rule", { $0.footer = "\nEET-25\n" }),
    ]
    for (says, damage) in damages {
      var damaged = file
      damage(&damaged)
      let message = failure { try TimeZone(name: "Test", file: damaged.bytes) }
      #expect(message.contains(says), "\(message)")
    }
    // Counts of four thousand millions must not be believed.
    for at in 20..<44 {
      var bytes = whole
      bytes[at] = 0xFF
      _ = failure { try TimeZone(name: "Test", file: bytes) }
    }
  }

  @Test func `rules of every form hold`() throws {
    // New York's rule in the three ways to name a day; 2027 is no leap year, 2028 is.
    let cases: [(footer: String, at: String, offset: Int)] = [
      ("EST5EDT,M3.2.0,M11.1.0", "2027-03-14T06:59:59Z", -18_000),
      ("EST5EDT,M3.2.0,M11.1.0", "2027-03-14T07:00:00Z", -14_400),
      ("EST5EDT,J73,J311", "2027-03-14T07:00:00Z", -14_400),
      ("EST5EDT,J73,J311", "2028-03-13T07:00:00Z", -18_000),
      ("EST5EDT,J73,J311", "2028-03-14T07:00:00Z", -14_400),
      ("EST5EDT,72,310", "2027-03-14T07:00:00Z", -14_400),
      ("EST5EDT,72,310", "2028-03-13T07:00:00Z", -14_400),
      ("EST5EDT4:30,M3.2.0,M11.1.0", "2027-07-01T00:00:00Z", -16_200),
      ("<-0330>3:30", "2027-07-01T00:00:00Z", -12_600),
      ("ABC-0:00:30", "2027-07-01T00:00:00Z", 30),
      // RFC 9636 3.3.1: daylight time all year.
      ("EST5EDT,0/0,J365/25", "2027-01-01T04:59:59Z", -14_400),
      ("EST5EDT,0/0,J365/25", "2027-01-01T05:00:00Z", -14_400),
      ("EST5EDT,0/0,J365/25", "2028-12-31T23:00:00Z", -14_400),
    ]
    for item in cases {
      var file = ZoneFileBuilder()
      file.footer = "\n\(item.footer)\n"
      let zone = try TimeZone(name: "Test", file: file.bytes)
      let instant = try ScheduleFixture.instant(item.at)
      #expect(zone.offset(at: instant) == item.offset, "\(item)")
      if item.footer.contains("J365/25") {
        // No change at New Year, so no run is made up there.
        #expect(zone.period(at: Int(instant.seconds)).offsetBefore == item.offset)
      }
    }
  }

  @Test func `periods join without a gap, from the first to beyond the rule`() throws {
    for name in ["Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"] {
      let zone = try TimeZone.named(name)
      var period = zone.period(at: -1 << 40)
      var count = 0
      while period.end < 16_000_000_000 {
        let next = zone.period(at: period.end)
        let joins = next.start == period.end && next.offsetBefore == period.offset
        if !joins || zone.period(at: period.end - 1) != period {
          Issue.record("\(name): \(period), then \(next)")
          return
        }
        period = next
        count += 1
      }
      #expect(count > 2)
    }
    #expect(TimeZone.utc.offset(at: .latest) == 0)
    #expect(try TimeZone.named("Europe/Berlin").offset(at: .latest) == 3600)
  }

  /// The message of what `body` throws; empty if it does not.
  private func failure(_ body: () throws -> TimeZone) -> String {
    do {
      _ = try body()
      return ""
    } catch {
      return "\(error)"
    }
  }
}
