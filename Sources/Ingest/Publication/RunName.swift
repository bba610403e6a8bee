internal import Files
package import Formats

/// Names for runs: in order of time, and never the same for two of them.
package enum RunName {
  /// `20261125t085400123z-1a2b3c4d`: fit for names of objects and easy to read.
  ///
  /// With milliseconds: a pull that fails at once may end in the second in which another began.
  package static func make(at time: Timestamp) throws -> String {
    let date = Timestamp(seconds: time.seconds).rfc3339.utf8.dropLast()
      .filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
    let text = String(decoding: date, as: UTF8.self).lowercased()
    let milliseconds = time.milliseconds - time.seconds * 1000
    let digits = String(String(1000 + milliseconds).dropFirst())
    return "\(text)\(digits)z-\(Hexadecimal.encode(try Random.bytes(4)))"
  }
}
