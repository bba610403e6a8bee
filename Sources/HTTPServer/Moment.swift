/// A moment of the monotonic clock in milliseconds; passed in, so that tests own the time.
package struct Moment: Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  package func after(seconds: Int) -> Moment { after(milliseconds: seconds &* 1_000) }

  package func after(milliseconds more: Int) -> Moment {
    Moment(milliseconds: milliseconds &+ Int64(more))
  }
}
