/// The objects of one kind by id, packed; those told several times are united.
struct ObjectTable<Object: Packed>: Sendable {
  /// The id of each object, by its number in the builder's table of names.
  private(set) var names: [UInt32] = []
  private var places: [UInt64] = []
  private var arena = ByteArena()
  /// For each name the object's position plus one, 0 where there is none.
  private var positions: [UInt32] = []
  private var writer = PackedWriter()

  var count: Int { names.count }

  /// At least what the texts of all objects take together.
  func size(_ table: NameTable) -> Int {
    (0..<count).reduce(0) { $0 + table[Int(names[$1])].count + arena[places[$1]].count }
  }

  func position(of name: Int) -> Int? {
    guard name < positions.count, positions[name] != 0 else { return nil }
    return Int(positions[name]) - 1
  }

  func object(at position: Int, _ table: NameTable) -> Object {
    var reader = PackedReader(arena[places[position]])
    return Object(id: table[Int(names[position])], &reader)
  }

  /// False if the object was known already and is now completed.
  mutating func add(_ name: Int, _ fields: ArraySlice<UInt8>, _ table: NameTable) -> Bool {
    if let position = position(of: name) {
      var reader = PackedReader(fields)
      complete(position, from: Object(id: table[name], &reader), table)
      return false
    }
    while positions.count <= name { positions.append(0) }
    names.append(UInt32(name))
    places.append(arena.append(fields))
    positions[name] = UInt32(names.count)
    return true
  }

  mutating func complete(_ position: Int, from other: Object, _ table: NameTable) {
    var known = object(at: position, table)
    known.complete(from: other)
    writer.clear()
    known.pack(into: &writer)
    // What tells nothing new takes no place: lists repeat the same people again and again.
    guard !writer.bytes.elementsEqual(arena[places[position]]) else { return }
    places[position] = arena.append(writer.bytes[...])
  }

  /// Brings the objects into the order of their ids, bytewise.
  mutating func sort(by table: NameTable) {
    // Most ids differ in their first eight bytes, which compare as one number.
    let keys = names.map { name in
      table[Int(name)].prefix(8).enumerated().reduce(UInt64(0)) {
        $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset)
      }
    }
    let names = names
    let order = (0..<UInt32(names.count)).sorted { a, b in
      let (left, right) = (keys[Int(a)], keys[Int(b)])
      guard left == right else { return left < right }
      return table[Int(names[Int(a)])].lexicographicallyPrecedes(table[Int(names[Int(b)])])
    }
    self.names = order.map { names[Int($0)] }
    places = order.map { places[Int($0)] }
    for (position, name) in self.names.enumerated() { positions[Int(name)] = UInt32(position + 1) }
  }
}
