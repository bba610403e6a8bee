import Formats
import Ingest

extension ConfigurationReader {
  /// The schedule of an instance; nil where it has none, or a mistake is told.
  func schedule(in object: ObjectReader) -> InstanceSchedule? {
    let zone = timeZone(in: object)
    guard let text = object.located("schedule") else { return nil }
    do throws(CronError) {
      let expression = try CronExpression(parsing: text.value)
      try expression.requireRun(after: Installation.now(), in: zone)
      return InstanceSchedule(expression: expression, timeZone: zone)
    } catch {
      object.add(text.place, "\"schedule\": \(error.description)")
      return nil
    }
  }

  private func timeZone(in object: ObjectReader) -> TimeZone {
    guard let name = object.located("timeZone") else { return .utc }
    do throws(TimeZoneError) {
      return try TimeZone.named(name.value)
    } catch {
      object.add(name.place, "\"timeZone\": \(error.description)")
      return .utc
    }
  }
}
