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
  case me, search, unknown

  /// `segments` are decoded; names are compared without case, ids exactly.
  init(_ segments: [[UInt8]]) {
    guard let first = segments.first else {
      self = .base
      return
    }
    let rest = segments.dropFirst()
    switch (String(decoding: first.map { ASCII.lowered($0) }, as: UTF8.self), rest.count) {
    case (".search", 0): self = .search
    case ("me", 0): self = .me
    case ("serviceproviderconfig", 0), ("serviceproviderconfigs", 0): self = .serviceProviderConfig
    case ("resourcetypes", 0): self = .resourceTypes
    case ("resourcetypes", 1): self = .resourceType(rest[1])
    case ("schemas", 0): self = .schemas
    case ("schemas", 1): self = .schema(rest[1])
    case (let name, let count):
      guard let kind = ResourceKind.allCases.first(where: { $0.path.lowercased() == name }),
        count <= 1
      else {
        self = .unknown
        return
      }
      if count == 0 {
        self = .list(kind)
      } else {
        self = rest[1].elementsEqual(".search".utf8) ? .search : .item(kind, id: rest[1])
      }
    }
  }
}
