internal import Files
package import Formats

/// Names for runs: in order of time, and never the same for two of them.
package enum RunName {
  /// `20261125t085400z-1a2b3c4d`: fit for names of objects and easy to read.
  package static func make(at time: Timestamp) throws -> String {
    let date = Timestamp(seconds: time.seconds).rfc3339.utf8
      .filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
    let text = String(decoding: date, as: UTF8.self).lowercased()
    return "\(text)-\(Hexadecimal.encode(try Random.bytes(4)))"
  }
}
