internal import Formats

/// How many generations stay, counted as backup tools count: the newest of each day and month.
package struct Keep: Sendable, Equatable {
  package var last: Int
  /// Days that have a generation, each with its newest.
  package var daily: Int
  package var monthly: Int

  package init(last: Int = 10, daily: Int = 35, monthly: Int = 13) {
    self.last = last
    self.daily = daily
    self.monthly = monthly
  }

  /// The numbers to keep, always with the highest; days and months are those of UTC.
  package func kept(_ records: [GenerationRecord]) -> Set<Int> {
    let newestFirst = records.sorted { $0.number > $1.number }
    var kept = Set(newestFirst.prefix(max(1, last)).map { $0.number })
    keepNewest(of: newestFirst, per: daily, &kept) { record in
      let time = record.facts.last.civil
      return [time.year, time.month, time.day]
    }
    keepNewest(of: newestFirst, per: monthly, &kept) { record in
      let time = record.facts.last.civil
      return [time.year, time.month]
    }
    return kept
  }

  private func keepNewest(
    of newestFirst: [GenerationRecord], per count: Int, _ kept: inout Set<Int>,
    _ period: (GenerationRecord) -> [Int]
  ) {
    var periods: Set<[Int]> = []
    for record in newestFirst where periods.count < count {
      if periods.insert(period(record)).inserted { kept.insert(record.number) }
    }
  }
}
