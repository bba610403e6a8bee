import Formats

/// What a path within an instance leads to.
enum Destination: Equatable {
  case base
  case serviceProviderConfig
  case resourceTypes
  case resourceType([UInt8])
  case schemas
  case schema([UInt8])
  case list(ResourceKind)
  case item(ResourceKind, id: [UInt8])
  /// Of all lists at once where none is named.
  case search(ResourceKind?)
  case me, unknown

  /// `segments` are decoded; names are compared without case, ids exactly.
  init(_ segments: [[UInt8]]) {
    guard let first = segments.first else {
      self = .base
      return
    }
    let rest = segments.dropFirst()
    guard rest.count <= 1, let name = Self.names[first.map { ASCII.lowered($0) }] else {
      self = .unknown
      return
    }
    switch (name, rest.first) {
    case (_, nil): self = name
    case (.resourceTypes, let name?): self = .resourceType(name)
    case (.schemas, let urn?): self = .schema(urn)
    case (.list(let kind), let id?):
      self = id.elementsEqual(".search".utf8) ? .search(kind) : .item(kind, id: id)
    default: self = .unknown
    }
  }

  /// The first segments that lead anywhere, in small letters.
  private static let names: [[UInt8]: Destination] = {
    var names: [String: Destination] = [
      ".search": .search(nil), "me": .me, "serviceproviderconfig": .serviceProviderConfig,
      "resourcetypes": .resourceTypes, "schemas": .schemas,
    ]
    for kind in ResourceKind.allCases { names[kind.path.lowercased()] = .list(kind) }
    return Dictionary(uniqueKeysWithValues: names.map { (Array($0.key.utf8), $0.value) })
  }()
}
