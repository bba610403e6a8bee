/// The distinct repeated values of a snapshot, sorted bytewise; the first is the empty one.
struct ValueDictionary {
  private var names = NameTable()
  /// The names in order, and where in it each name stands.
  private var order: [Int] = []
  private var positions: [UInt32] = []

  init() { names.insert([]) }

  var count: Int { order.count }

  subscript(position: Int) -> ArraySlice<UInt8> { names[order[position]] }

  mutating func add(_ value: String?) {
    if let value { names.insert(Array(value.utf8)) }
  }

  mutating func add(_ value: ArraySlice<UInt8>) { names.insert(value) }

  /// Ends the adding.
  mutating func sort() {
    let names = names
    order = (0..<names.count).sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
    positions = [UInt32](repeating: 0, count: order.count)
    for (position, name) in order.enumerated() { positions[name] = UInt32(position) }
  }

  func position(_ value: String?) -> UInt32 {
    guard let value, !value.isEmpty else { return 0 }
    return position(Array(value.utf8)[...])
  }

  func position(_ value: ArraySlice<UInt8>) -> UInt32 {
    names.find(value).map { positions[$0] } ?? 0
  }
}
