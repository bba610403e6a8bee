/// Where state lives: whole named objects, nothing else; nobody behind it knows of a file system.
///
/// Every call is durable when it returns. `create` is what publication rests on: of many that
/// create one name, exactly one is told true.
package protocol Store: Sendable {
  /// The bytes of the object, nil where there is none.
  func get(_ name: StoreName) async throws -> [UInt8]?
  /// Makes `bytes` the object, whether it exists or not.
  func put(_ name: StoreName, _ bytes: [UInt8]) async throws
  /// Makes a new object; false, and nothing changed, where one exists.
  func create(_ name: StoreName, _ bytes: [UInt8]) async throws -> Bool
  /// The names of all objects below `folder`, in bytewise order.
  func list(below folder: StoreName) async throws -> [StoreName]
  /// Removes the object if it exists.
  func delete(_ name: StoreName) async throws
}
