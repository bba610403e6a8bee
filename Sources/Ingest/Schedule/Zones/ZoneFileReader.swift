internal import Formats

/// Reads a TZif file (RFC 9636): the 64-bit data of versions 2 and later, and the rule behind them.
struct ZoneFileReader {
  private let name: String
  private let bytes: [UInt8]
  private var at = 0

  static func read(_ bytes: [UInt8], name: String) throws(TimeZoneError) -> TimeZone {
    var reader = ZoneFileReader(name: name, bytes: bytes)
    return try reader.read()
  }

  private init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  private func damaged(_ what: String) -> TimeZoneError { .damaged(name, what) }

  private mutating func read() throws(TimeZoneError) -> TimeZone {
    // The block for old readers, with times of 32 bits, is only counted and left behind.
    let old = try readHeader()
    try skip(old.size(ofTime: 4))
    let header = try readHeader()
    guard header.types >= 1, header.types <= 256, header.characters >= 1 else {
      throw damaged("no usable clock types")
    }
    guard header.leapSeconds == 0 else {
      throw TimeZoneError("time zone \(name) counts leap seconds; use the name without \"right/\"")
    }
    guard header.size(ofTime: 8) <= bytes.count - at else { throw damaged("it is cut short") }

    let instants = try readInstants(header.changes)
    var indices: [Int] = []
    for _ in 0..<header.changes { indices.append(try readInteger(1)) }
    var offsets: [Int] = []
    for _ in 0..<header.types { offsets.append(try readOffset(header)) }
    try skip(header.characters + header.standardMarks + header.universalMarks)

    var changes: [ClockChange] = []
    for (instant, index) in zip(instants, indices) {
      guard index < offsets.count else { throw damaged("a change to an unknown clock type") }
      changes.append(ClockChange(instant: instant, offset: offsets[index]))
    }
    // RFC 9636 3.2: the first type holds before the first change.
    return TimeZone(
      name: name, firstOffset: offsets.first ?? 0, changes: changes, rule: try readFooter())
  }

  private mutating func readHeader() throws(TimeZoneError) -> ZoneFileHeader {
    guard bytes.count - at >= ZoneFileHeader.size,
      bytes[at..<at + 4].elementsEqual("TZif".utf8)
    else { throw damaged("it is not a zone file, or cut short") }
    guard bytes[at + 4] >= UInt8(ascii: "2") else {
      throw TimeZoneError(
        "the file of time zone \(name) has an old format; install a current package tzdata")
    }
    at += 20
    let universalMarks = try readInteger(4)
    let standardMarks = try readInteger(4)
    let leapSeconds = try readInteger(4)
    let changes = try readInteger(4)
    let types = try readInteger(4)
    let characters = try readInteger(4)
    guard universalMarks == 0 || universalMarks == types,
      standardMarks == 0 || standardMarks == types
    else { throw damaged("its counts contradict each other") }
    return ZoneFileHeader(
      universalMarks: universalMarks, standardMarks: standardMarks, leapSeconds: leapSeconds,
      changes: changes, types: types, characters: characters)
  }

  private mutating func readInstants(_ count: Int) throws(TimeZoneError) -> [Int] {
    var instants: [Int] = []
    for _ in 0..<count {
      let instant = try readInteger(8)
      // RFC 9636 3.2: no time is below -2^59, and times ascend.
      guard instant >= -1 << 59, instant <= 1 << 59, instant > instants.last ?? .min else {
        throw damaged("its changes are not in order")
      }
      instants.append(instant)
    }
    return instants
  }

  private mutating func readOffset(_ header: ZoneFileHeader) throws(TimeZoneError) -> Int {
    let offset = Int(Int32(truncatingIfNeeded: try readInteger(4)))
    let isDaylight = try readInteger(1)
    let nameIndex = try readInteger(1)
    // RFC 9636 3.2: more than 25 hours behind or 26 hours ahead is no offset.
    guard offset > -90_000, offset < 93_600, isDaylight <= 1, nameIndex < header.characters else {
      throw damaged("a clock type with impossible values")
    }
    return offset
  }

  private func readFooter() throws(TimeZoneError) -> ZoneRule? {
    guard bytes.count - at >= 2, bytes[at] == ASCII.lineFeed, bytes.last == ASCII.lineFeed else {
      throw damaged("its last line is missing")
    }
    let text = bytes[(at + 1)..<(bytes.count - 1)]
    if text.isEmpty { return nil }
    guard let rule = ZoneRuleParser.parse(text) else { throw damaged("its rule is not readable") }
    return rule
  }

  private mutating func skip(_ count: Int) throws(TimeZoneError) {
    guard count <= bytes.count - at else { throw damaged("it is cut short") }
    at += count
  }

  /// A big-endian number; eight bytes make a signed one.
  private mutating func readInteger(_ count: Int) throws(TimeZoneError) -> Int {
    guard count <= bytes.count - at else { throw damaged("it is cut short") }
    var value: UInt64 = 0
    for byte in bytes[at..<at + count] { value = value << 8 | UInt64(byte) }
    at += count
    return Int(truncatingIfNeeded: value)
  }
}
