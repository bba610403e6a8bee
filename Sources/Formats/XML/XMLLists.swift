/// The paths of elements that are lists however often they stand, as a tree of names.
///
/// XML does not say whether an element that stands once is a list of one; somebody has to.
package struct XMLLists: Sendable {
  var isList = false
  private(set) var below: [String: XMLLists] = [:]

  package init() {}

  /// Paths of names joined by dots, below the root element: `ListUsersResult.Users.member`.
  package init(_ paths: [String]) {
    for path in paths { add(path.split(separator: ".").map { String($0) }[...]) }
  }

  private mutating func add(_ path: ArraySlice<String>) {
    guard let first = path.first else {
      isList = true
      return
    }
    below[first, default: XMLLists()].add(path.dropFirst())
  }
}
