import HTTP

/// An answer on its way that its peer has not taken at once: a slice of it, and how to get more.
struct Outgoing {
  private(set) var head: [UInt8]
  private(set) var body: [UInt8]
  /// How many bytes of head and body together the peer has taken.
  var sent: Int
  private var rest: BodyRest?
  let persists: Bool
  /// When the peer must have taken the slice.
  private(set) var deadline: Moment
  /// When it must have, as slow as it may be over the whole answer.
  private var latest: Moment

  init(
    head: [UInt8], body: [UInt8], rest: BodyRest?, sent: Int, persists: Bool, limits: Limits,
    at now: Moment
  ) {
    self.head = head
    self.body = body
    self.rest = rest
    self.sent = sent
    self.persists = persists
    deadline = now.after(seconds: limits.writeSeconds).after(milliseconds: limits.time(for: body))
    latest = deadline
  }

  /// Whether the peer has taken what is rendered.
  var isTaken: Bool { sent == head.count + body.count }
  /// Whether that was all.
  var isWhole: Bool { rest == nil }

  /// Renders the next slice in the place of the one that was taken; false if there is none.
  ///
  /// A slice has its own deadline, so that who took much in haste cannot rest as long in the
  /// middle, and adds no more than its share to the time for the whole answer.
  mutating func renderNext(limits: Limits, at now: Moment) -> Bool {
    head = []
    sent = 0
    guard rest?.renderNext(into: &body) == true else { return false }
    if rest?.count == 0 { rest = nil }
    let time = limits.time(for: body)
    latest = latest.after(milliseconds: time)
    deadline = min(latest, now.after(seconds: limits.writeSeconds).after(milliseconds: time))
    return true
  }
}

extension Limits {
  /// The milliseconds for a peer to take that many bytes at the slowest pace.
  fileprivate func time(for body: [UInt8]) -> Int { body.count * 1_000 / writeBytesPerSecond }
}
