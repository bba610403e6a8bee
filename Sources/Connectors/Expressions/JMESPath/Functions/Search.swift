extension JMESPath {
  /// Finds a run of elements in time proportional to what it reads (Knuth, Morris, Pratt).
  struct Search<Element: Equatable> {
    let pattern: [Element]
    /// For each place in the pattern, how much of its beginning ends there.
    private let borders: [Int]

    init(_ pattern: [Element]) {
      self.pattern = pattern
      var borders = [Int](repeating: 0, count: pattern.count)
      var matched = 0
      for at in pattern.indices.dropFirst() {
        while matched > 0, pattern[at] != pattern[matched] { matched = borders[matched - 1] }
        if pattern[at] == pattern[matched] { matched += 1 }
        borders[at] = matched
      }
      self.borders = borders
    }

    /// Where the pattern first stands wholly within these elements; an empty one nowhere.
    func first(in elements: ArraySlice<Element>) -> Int? {
      guard !pattern.isEmpty else { return nil }
      var matched = 0
      for at in elements.indices {
        while matched > 0, elements[at] != pattern[matched] { matched = borders[matched - 1] }
        if elements[at] == pattern[matched] { matched += 1 }
        if matched == pattern.count { return at - matched + 1 }
      }
      return nil
    }
  }
}
