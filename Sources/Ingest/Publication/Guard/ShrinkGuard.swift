/// Holds back a snapshot that lost suspiciously much, until a person says that it is right.
package struct ShrinkGuard: Sendable, Equatable {
  /// The share that may go, where there were 100 or more.
  package var percent: Int
  /// The number that may go, where there were fewer.
  package var objects: Int

  package init(percent: Int = 10, objects: Int = 10) {
    self.percent = percent
    self.objects = objects
  }

  /// What is lost beyond the limits, kind by kind; empty where the snapshot may be published.
  package func losses(from before: GenerationCounts, to after: GenerationCounts) -> [Loss] {
    zip(before.guarded, after.guarded).compactMap { before, after in
      let loss = Loss(kind: before.kind, before: before.count, after: after.count)
      return isSuspicious(loss) ? loss : nil
    }
  }

  private func isSuspicious(_ loss: Loss) -> Bool {
    if loss.before <= 0 || loss.after >= loss.before { return false }
    // Down to nothing is what a broken pull looks like, whatever the limits are.
    if loss.after <= 0 { return true }
    let lost = loss.before - loss.after
    if loss.before < 100 { return lost > objects }
    // before * percent / 100, in parts that cannot overflow for a percent of up to 100.
    let percent = min(max(percent, 0), 100)
    return lost > loss.before / 100 * percent + loss.before % 100 * percent / 100
  }
}

extension ShrinkGuard {
  /// One kind of object of which too many went.
  package struct Loss: Sendable, Equatable, CustomStringConvertible {
    package let kind: String
    package let before: Int
    package let after: Int

    package var description: String {
      if after <= 0 { return "\(kind): all \(before) are gone" }
      let lost = before - after
      let share = Int((Double(lost) / Double(before) * 100).rounded())
      return "\(kind): \(before) before, \(after) now, \(lost) lost (\(share) %)"
    }
  }
}
