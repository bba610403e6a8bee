import HTTP
import Ingest

/// A store in memory, for tests that need no disk; counts what it was asked.
final class MemoryStore: Store {
  private let objects = Locked<[StoreName: [UInt8]]>([:])

  func get(_ name: StoreName) async throws -> [UInt8]? { objects.withLock { $0[name] } }

  func put(_ name: StoreName, _ bytes: [UInt8]) async throws {
    objects.withLock { $0[name] = bytes }
  }

  func create(_ name: StoreName, _ bytes: [UInt8]) async throws -> Bool {
    objects.withLock { objects in
      if objects[name] != nil { return false }
      objects[name] = bytes
      return true
    }
  }

  func list(below folder: StoreName) async throws -> [StoreName] {
    objects.withLock { objects in
      objects.keys.filter { $0.text.utf8.starts(with: (folder.text + "/").utf8) }.sorted()
    }
  }

  func delete(_ name: StoreName) async throws {
    objects.withLock { _ = $0.removeValue(forKey: name) }
  }

  /// The names of all objects, for assertions.
  var names: [String] { objects.withLock { objects in objects.keys.sorted().map { $0.text } } }
}
