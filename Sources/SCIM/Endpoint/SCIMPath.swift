import Formats

/// A path taken apart: `/{instance}/scim/v2/...`, perhaps behind the path of the public URL.
struct SCIMPath {
  let instance: String
  let destination: Destination

  /// Nil for a path that belongs to no instance. Empty segments are passed over, since some
  /// clients join the base URL and a name by two slashes.
  init?(_ path: Substring, behind prefix: [[UInt8]]) {
    var segments: [[UInt8]] = []
    for segment in Array(path.utf8).split(separator: ASCII.slash) {
      // Decoded after splitting: an id may hold an encoded slash.
      guard let decoded = PercentCoding.decode(segment, as: .pathSegment) else { return nil }
      segments.append(decoded)
    }
    // A proxy may have taken the prefix off, and an instance may be named like it.
    if segments.starts(with: prefix),
      let path = SCIMPath(Array(segments.dropFirst(prefix.count)))
    {
      self = path
    } else if let path = SCIMPath(segments) {
      self = path
    } else {
      return nil
    }
  }

  private init?(_ segments: [[UInt8]]) {
    guard segments.count >= 3,
      segments[1].map({ ASCII.lowered($0) }).elementsEqual("scim".utf8),
      segments[2].map({ ASCII.lowered($0) }).elementsEqual("v2".utf8),
      let name = String(validating: segments[0], as: UTF8.self)
    else { return nil }
    instance = name
    destination = Destination(Array(segments.dropFirst(3)))
  }
}
