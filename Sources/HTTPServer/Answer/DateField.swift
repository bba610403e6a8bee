/// The text of a `Date` field (RFC 9110 section 5.6.7), made once a second.
package struct DateField {
  private var second: Int64 = .min
  private(set) var text: [UInt8] = []

  /// `second` counts from 1970.
  mutating func update(to second: Int64) {
    guard second != self.second else { return }
    self.second = second
    text = Self.format(second)
  }

  package static func format(_ second: Int64) -> [UInt8] {
    let days = Int(second.floorDivided(by: 86_400))
    let time = Int(second - Int64(days) * 86_400)
    let (year, month, day) = civil(days)
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    var text = Array("\(names[((days % 7) + 7) % 7]), ".utf8)
    appendTwo(day, to: &text)
    text.append(contentsOf: " \(months[month - 1]) \(year) ".utf8)
    appendTwo(time / 3_600, to: &text)
    text.append(UInt8(ascii: ":"))
    appendTwo(time / 60 % 60, to: &text)
    text.append(UInt8(ascii: ":"))
    appendTwo(time % 60, to: &text)
    text.append(contentsOf: " GMT".utf8)
    return text
  }

  /// Year, month and day of a number of days since 1970-01-01, in years that begin in March so
  /// that the leap day is the last one.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func appendTwo(_ number: Int, to text: inout [UInt8]) {
    text.append(0x30 + UInt8(number / 10 % 10))
    text.append(0x30 + UInt8(number % 10))
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}
