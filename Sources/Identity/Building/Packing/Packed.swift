/// A record that can lie among many as bytes: its id, then its other fields.
protocol Packed {
  var id: String { get }

  init(id: ArraySlice<UInt8>, _ reader: inout PackedReader)

  /// The fields beside the id.
  func pack(into writer: inout PackedWriter)

  /// Takes what this record does not know yet from another telling of it.
  mutating func complete(from other: Self)
}
