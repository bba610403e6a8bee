import Formats

extension JMESPath.Lexer {
  /// The bytes up to the end quote, which a backslash hides, escapes left as they are.
  private mutating func quoted() throws(JMESPathError) -> (start: Int, content: [UInt8]) {
    let start = at
    let mark = bytes[start]
    at += 1
    while let byte {
      at += 1
      if byte == mark { return (start, Array(bytes[(start + 1)..<(at - 1)])) }
      if byte == ASCII.backslash, at < bytes.count { at += 1 }
    }
    let name = String(Character(Unicode.Scalar(mark)))
    throw JMESPathError(.syntax, "the end quote \(name) is missing", at: start)
  }

  /// `"name"`, with the escapes of a JSON string.
  mutating func quotedIdentifier() throws(JMESPathError) -> String {
    let (start, content) = try quoted()
    do {
      let value = try JSON.parse([ASCII.quote] + content + [ASCII.quote])
      if let name = value.string { return name }
    } catch {
      throw JMESPathError(
        .syntax, "the quoted name is not a JSON string: \(error.what)", at: start)
    }
    throw JMESPathError(.syntax, "the quoted name is not a JSON string", at: start)
  }

  /// `'text'`, where only `\'` is an escape.
  mutating func rawString() throws(JMESPathError) -> String {
    let (_, content) = try quoted()
    return String(decoding: Self.unescaped(content, mark: ASCII.apostrophe), as: UTF8.self)
  }

  /// A JSON value between backticks, where a backtick is written with a backslash before it.
  mutating func literal() throws(JMESPathError) -> JSON {
    let mark = UInt8(ascii: "`")
    let (start, content) = try quoted()
    do {
      return try JSON.parse(Self.unescaped(content, mark: mark))
    } catch {
      // JEP-12 ended the bare text that older tools accept here.
      throw JMESPathError(
        .syntax,
        "what stands between backticks must be JSON (\(error.what)): text is written '...'",
        at: start)
    }
  }

  private static func unescaped(_ content: [UInt8], mark: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    for byte in content {
      if byte == mark, result.last == ASCII.backslash { result.removeLast() }
      result.append(byte)
    }
    return result
  }
}
