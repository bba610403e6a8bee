import Formats
import HTTP

extension ConfigurationReader {
  /// The reference to the secret `name`, nil (and a mistake) where it is none.
  func secret(
    _ name: String, of instance: String, _ value: LocatedValue, allowsLiteral: Bool
  ) -> SecretReference? {
    let subject = "secret \"\(name)\" of instance \"\(instance)\""
    if case .string(let text) = value.content {
      if allowsLiteral, !text.isEmpty {
        literals.append(value.place)
        return .literal(Secret(text))
      }
      add(value.place, "\(subject) must not stand in the file itself: \(Self.secretForms(name))")
      return nil
    }
    guard case .object = value.content, let object = reader(value, as: subject) else {
      if case .object = value.content { return nil }
      add(value.place, "\(subject) must say where it is: \(Self.secretForms(name))")
      return nil
    }
    let references = [
      object.string("env").flatMap { variable($0, of: object, subject) },
      object.string("file").map { SecretReference.file(path: path($0)) },
      object.strings("command").flatMap { command($0, of: object, subject) },
    ]
    object.finish()
    let count = ["env", "file", "command"].count { object.has($0) }
    if count != 1, count > 1 || object.allMembers.isEmpty {
      add(value.place, "\(subject) needs one of env, file and command: \(Self.secretForms(name))")
    }
    return count == 1 ? references.compactMap { $0 }.first : nil
  }

  private func variable(
    _ name: String, of object: ObjectReader, _ subject: String
  ) -> SecretReference? {
    let bytes = Array(name.utf8)
    let isName =
      !bytes.isEmpty && !ASCII.isDigit(bytes[0])
      && bytes.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_") }
    // A long name in mixed case is most likely the token itself: it must not reach a log.
    if isName, bytes.count < 20 || !bytes.contains(where: { ASCII.isLower($0) }) {
      return .environment(name: name)
    }
    add(
      object.place(of: "env"),
      "\"env\" of \(subject) must be the name of an environment variable, as GITHUB_TOKEN, "
        + "not the secret itself")
    return nil
  }

  private func command(
    _ words: [String], of object: ObjectReader, _ subject: String
  ) -> SecretReference? {
    if let program = words.first, !program.isEmpty { return .command(words: words) }
    add(
      object.place(of: "command"),
      "\"command\" of \(subject) must be a program and its arguments: [\"vault\", \"read\", ...]")
    return nil
  }

  /// The three forms, as something to copy.
  private static func secretForms(_ name: String) -> String {
    let variable = String(
      decoding: name.utf8.map { ASCII.isLower($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    return "write \(name): { env: \"\(variable)\" }, { file: \"/path\" } or "
      + "{ command: [\"program\", \"argument\"] }"
  }
}
