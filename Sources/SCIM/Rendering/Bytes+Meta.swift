import Formats
import Identity

extension [UInt8] {
  /// The `meta` of a resource (RFC 7643 section 3.1), as far as it is wanted; `id` ends the
  /// location that `address` begins.
  @inline(__always)
  mutating func append(
    meta type: String, at address: [UInt8], _ id: TextRange,
    _ times: @autoclosure () -> ObjectTimes.Pair,
    _ projection: Projection, of pool: Span<UInt8>
  ) {
    guard projection.keepsResourceType else { return }
    append(literal: ",\"meta\":{\"resourceType\":\"")
    append(literal: type)
    append(ASCII.quote)
    if projection.has(.meta) {
      append(literal: ",\"location\":\"")
      append(address.span)
      append(pathSegment: id, of: pool)
      append(ASCII.quote)
      append(times: times())
    }
    append(ASCII.closeBrace)
  }

  /// The two times, as far as they are known.
  private mutating func append(times: ObjectTimes.Pair) {
    if times.created != StoredTime.none {
      append(literal: ",\"created\":")
      append(time: times.created)
    }
    if times.changed != StoredTime.none {
      append(literal: ",\"lastModified\":")
      append(time: times.changed)
    }
  }
}
