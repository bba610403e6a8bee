import Formats

/// The secret that a reading client shows: `rck_`, 32 characters of chance, 6 of checksum.
///
/// The checksum lets a mistyped or cut key be refused before anything is looked up, and lets
/// scanners of leaked secrets tell a key from other text.
package enum APIKey {
  static let prefix = Array("rck_".utf8)
  static let chanceLength = 32
  static let length = prefix.count + chanceLength + CRC32.textLength

  /// How many random bytes `make` takes.
  package static let randomCount = 64

  /// A new key. Nil if too many of the bytes fall outside the part that maps evenly to base 62,
  /// which a fresh draw cures.
  package static func make(random: [UInt8]) -> String? {
    // 248 is the largest multiple of 62 in a byte: what lies above would favour some characters.
    let chance = random.lazy.filter { $0 < 248 }.prefix(chanceLength).map {
      Base62.digits[Int($0 % 62)]
    }
    guard chance.count == chanceLength else { return nil }
    let body = prefix + Array(chance)
    return String(decoding: body + CRC32.text(body[...]), as: UTF8.self)
  }

  /// Whether the text has the form of a key, checksum included.
  package static func isWellFormed(_ key: [UInt8]) -> Bool {
    guard key.count == length, key.starts(with: prefix),
      key.dropFirst(prefix.count).allSatisfy({ Base62.isDigit($0) })
    else { return false }
    let body = key.prefix(length - CRC32.textLength)
    return key.dropFirst(body.count).elementsEqual(CRC32.text(body))
  }

  /// What is stored of a key: its SHA-256. The chance in a key makes a salt needless.
  package static func hash(_ key: [UInt8]) -> [UInt8] { SHA256.hash(key) }
}
