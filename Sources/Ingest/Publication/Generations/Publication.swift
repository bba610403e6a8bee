/// What a pull hands over to be published.
package struct Publication: Sendable {
  package let facts: PullFacts
  /// The stored snapshot.
  package let snapshot: [UInt8]
  /// The seen table beside it.
  package let seen: [UInt8]?
  package let acceptance: Acceptance?

  package init(
    facts: PullFacts, snapshot: [UInt8], seen: [UInt8]?, acceptance: Acceptance? = nil
  ) {
    self.facts = facts
    self.snapshot = snapshot
    self.seen = seen
    self.acceptance = acceptance
  }
}

/// What became of a publication.
package enum PublishOutcome: Sendable, Equatable {
  case published(GenerationRecord)
  /// Published too, under a number of its own, with the bytes of the generation before.
  case unchanged(GenerationRecord)
  /// Another pull that began later, or ended earlier, is served instead; ours is discarded.
  case superseded(by: GenerationRecord)
}
