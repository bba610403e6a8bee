import Formats

extension JMESPath {
  /// Functions over texts; a character is a code point, as the specification counts.
  enum Strings {
    typealias Failure = JMESPathError

    static func startsWith(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      .bool(try call.bytes(0).starts(with: try call.bytes(1)))
    }

    static func endsWith(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      .bool(try call.bytes(0).reversed().starts(with: try call.bytes(1).reversed()))
    }

    static func lower(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      .string(try call.string(0).lowercased())
    }

    static func upper(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      .string(try call.string(0).uppercased())
    }

    static func join(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let separator = try call.bytes(0)
      var result: [UInt8] = []
      for (at, element) in try call.array(1).enumerated() {
        if at > 0 { result += separator }
        result += (element.string ?? "").utf8
        try evaluator.charge(element.breadth + separator.count / 8, at: call.offset)
      }
      return text(result)
    }

    static func findFirst(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let sought = Array(try call.string(1).unicodeScalars)
      return found(Search(sought).first(in: try window(call)))
    }

    static func findLast(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let sought = Array(try call.string(1).unicodeScalars)
      let window = try window(call)
      // The last one is the first one from behind.
      let backward = Search(Array(sought.reversed())).first(in: Array(window.reversed())[...])
      return found(backward.map { window.endIndex - $0 - sought.count })
    }

    private static func found(_ position: Int?) -> JSON { position.map { .integer($0) } ?? .null }

    /// The part of the subject between the optional bounds; negative ones count from the end.
    private static func window(_ call: Call) throws(Failure) -> ArraySlice<Unicode.Scalar> {
      let subject = Array(try call.string(0).unicodeScalars)
      func clamped(_ bound: Int) -> Int {
        min(max(bound < 0 ? bound + subject.count : bound, 0), subject.count)
      }
      let start = clamped(try call.integer(2) ?? 0)
      let end = clamped(try call.integer(3) ?? subject.count)
      return subject[start..<max(start, end)]
    }

    static func replace(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let new = try call.bytes(2)
      let pieces = try pieces(call, limit: try call.count(3))
      var result: [UInt8] = []
      for (at, piece) in pieces.enumerated() {
        if at > 0 { result += new }
        result += piece
        try evaluator.charge(bytes: new.count + piece.count, at: call.offset)
      }
      return text(result)
    }

    static func split(_ call: Call, _ evaluator: inout Evaluator) throws(Failure) -> JSON {
      let limit = try call.count(2)
      guard try call.string(1).utf8.isEmpty else {
        let pieces = try pieces(call, limit: limit)
        try evaluator.charge(pieces.count, at: call.offset)
        return .array(pieces.map { text($0) })
      }
      let scalars = try call.string(0).unicodeScalars
      try evaluator.charge(scalars.count, at: call.offset)
      let single = scalars.prefix(limit ?? scalars.count)
      let rest = String(scalars.dropFirst(single.count))
      return .array(single.map { .string(String($0)) } + (rest.utf8.isEmpty ? [] : [.string(rest)]))
    }

    /// The first argument cut where the second stands, at most so many times.
    private static func pieces(_ call: Call, limit: Int?) throws(Failure) -> [ArraySlice<UInt8>] {
      var rest = try call.bytes(0)[...]
      let search = Search(try call.bytes(1))
      var pieces: [ArraySlice<UInt8>] = []
      while pieces.count < limit ?? .max, let at = search.first(in: rest) {
        pieces.append(rest[..<at])
        rest = rest[(at + search.pattern.count)...]
      }
      return pieces + [rest]
    }

    /// UTF-8 cut at the borders of UTF-8 is UTF-8.
    private static func text(_ bytes: some Sequence<UInt8>) -> JSON {
      .string(String(decoding: Array(bytes), as: UTF8.self))
    }
  }
}
