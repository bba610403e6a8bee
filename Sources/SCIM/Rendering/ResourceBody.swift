import Formats
import HTTP
import Identity

/// The resources of one answer, by their positions in a list.
struct ResourceSelection {
  /// What stands around the resources of a list; nil for one resource alone.
  struct ListFacts {
    let total: Int
    let startIndex: Int
    /// Where the list goes on, if it is walked by cursor and not at its end.
    var nextCursor: String?
  }

  private(set) var list: ListFacts?
  private let range: Range<Int>
  /// The positions in `range`, where they do not follow one another.
  private let found: [Int]?

  init(one position: Int) {
    list = nil
    range = position..<position + 1
    found = nil
  }

  /// A page of what a filter found, or of all `total`.
  init(_ page: PageRequest, found: [Int]?, total: Int) {
    let total = found?.count ?? total
    let range = page.range(of: total)
    list = ListFacts(total: total, startIndex: page.startIndex)
    self.found = found.map { Array($0[range]) }
    self.range = found == nil ? range : 0..<range.count
  }

  var count: Int { range.count }

  mutating func goOn(at cursor: String) { list?.nextCursor = cursor }

  /// Whether others of the list follow.
  var isLast: Bool { list.map { $0.startIndex - 1 + count >= $0.total } ?? true }

  @inline(__always)
  subscript(index: Int) -> Int {
    let position = range.lowerBound + index
    return found.map { $0[position] } ?? position
  }
}

/// The body of an answer with resources: one piece up to `Slice.whole`, else slice by slice.
///
/// It keeps the snapshot that it renders for as long as it is sent.
struct ResourceBody<Renderer: ResourceRenderer>: BodySlices {
  private let renderer: Renderer
  private let selection: ResourceSelection
  private let served: ServedSnapshot
  /// Resources that are written whole.
  private var written = 0
  private var place = ResourcePlace()
  private var hasBegun = false

  init(_ renderer: Renderer, _ selection: ResourceSelection, _ served: ServedSnapshot) {
    self.renderer = renderer
    self.selection = selection
    self.served = served
  }

  /// Renders what leaves at once, and says how the rest follows if there is one.
  ///
  /// A rest costs a second rendering, for its length; ordinary pages of a thousand people leave
  /// whole.
  func write(into writer: inout ResponseWriter) {
    var rest = self
    guard !rest.render(to: &writer.body) else { return }
    var slice: [UInt8] = []
    while writer.body.count < Slice.whole {
      slice.removeAll(keepingCapacity: true)
      let isEnd = rest.render(to: &slice)
      writer.body += slice
      if isEnd { return }
    }
    writer.rest = BodyRest(count: length - writer.body.count, slices: rest)
  }

  mutating func appendSlice(to output: inout [UInt8]) { _ = render(to: &output) }

  /// False if the slice is full before the end.
  private mutating func render(to output: inout [UInt8]) -> Bool {
    if !hasBegun {
      hasBegun = true
      appendOpening(to: &output)
    }
    let pool = served.snapshot.tables.pool
    while written < selection.count {
      if output.isFullSlice { return false }
      if written > 0 && place.isStart { output.append(ASCII.comma) }
      guard renderer.render(selection[written], from: &place, of: pool.span, to: &output) else {
        return false
      }
      written += 1
    }
    appendClosing(to: &output)
    return true
  }

  /// The length of the whole, counted slice by slice.
  private var length: Int {
    var slice: [UInt8] = []
    appendOpening(to: &slice)
    appendClosing(to: &slice)
    var length = slice.count + max(0, selection.count - 1)
    let pool = served.snapshot.tables.pool
    for index in 0..<selection.count {
      length += renderer.length(selection[index], of: pool.span, in: &slice)
    }
    return length
  }

  /// A ListResponse (RFC 7644 section 3.4.2).
  private func appendOpening(to output: inout [UInt8]) {
    guard let list = selection.list else { return }
    output.append(
      literal: "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"]")
    output.append(literal: ",\"totalResults\":")
    output.append(number: list.total)
    output.append(literal: ",\"startIndex\":")
    output.append(number: list.startIndex)
    output.append(literal: ",\"itemsPerPage\":")
    output.append(number: selection.count)
    if let cursor = list.nextCursor {
      output.append(literal: ",\"nextCursor\":")
      JSONWriter.appendString(Array(cursor.utf8), to: &output)
    }
    output.append(literal: ",\"Resources\":[")
  }

  private func appendClosing(to output: inout [UInt8]) {
    if selection.list != nil { output.append(literal: "]}") }
  }
}
