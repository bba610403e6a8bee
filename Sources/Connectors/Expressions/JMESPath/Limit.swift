extension JMESPath {
  /// The bounds that keep every expression, however odd, from exhausting stack, time or memory.
  enum Limit {
    /// Words and signs of one expression: also bounds how deep a value can be built.
    static let tokens = 1000
    /// Levels of nesting, of the text and of the compiled tree.
    static let depth = 100
    /// What one evaluation may spend: a node visited, an element touched, eight bytes of text.
    static let steps = 5_000_000
  }
}
