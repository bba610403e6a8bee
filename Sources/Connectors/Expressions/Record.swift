internal import Formats

/// One row of an app's answer: a place on the parser's tape, or a tree where decoding made one.
struct Record: Sendable {
  private enum Content: Sendable {
    case node(JSONNode)
    case tree(JSON)
  }

  private let content: Content
  /// The line where the row begins in a file that was read.
  let line: Int?

  init(_ node: JSONNode) {
    content = .node(node)
    line = nil
  }

  init(_ tree: JSON, line: Int? = nil) {
    content = .tree(tree)
    self.line = line
  }

  var tree: JSON {
    switch content {
    case .node(let node): node.tree
    case .tree(let tree): tree
    }
  }

  /// The value at the end of a chain of names; null where a name is missing, as JMESPath has it.
  func pick(_ path: [String]) -> JSON {
    switch content {
    case .node(var node):
      for name in path {
        guard let next = node[name] else { return .null }
        node = next
      }
      return node.tree
    case .tree(var tree):
      for name in path {
        guard let next = tree[name] else { return .null }
        tree = next
      }
      return tree
    }
  }

  /// The exact bytes of the row, to tell whether two rows are equal.
  var bytes: [UInt8] {
    switch content {
    case .node(let node): Array(node.bytes)
    case .tree(let tree): tree.bytes
    }
  }
}
