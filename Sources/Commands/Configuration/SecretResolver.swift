import Files
import Formats
package import HTTP

/// Fetches secrets from where the configuration says they are; no message ever holds a value.
package struct SecretResolver: Sendable {
  /// More than any token or private key has.
  private static let limit = 64 << 10

  private let environment: @Sendable (String) -> String?

  package init(
    environment: @escaping @Sendable (String) -> String? = { Environment.value($0) }
  ) {
    self.environment = environment
  }

  /// The secrets of an instance by their names.
  package func secrets(
    of instance: InstanceConfiguration
  ) throws(CommandFailure) -> [String: Secret] {
    var secrets: [String: Secret] = [:]
    for setting in instance.secrets {
      let subject = "secret \"\(setting.name)\" of instance \"\(instance.name)\""
      secrets[setting.name] = try resolve(setting.reference, subject)
    }
    return secrets
  }

  /// `subject` is what the messages call the secret.
  package func resolve(
    _ reference: SecretReference, _ subject: String
  ) throws(CommandFailure) -> Secret {
    let text: String
    switch reference {
    case .literal(let secret): return secret
    case .environment(let name): text = try variable(name, subject)
    case .file(let path): text = try file(path, subject)
    case .command(let words): text = try command(words, subject)
    }
    return Secret(text)
  }

  private func variable(_ name: String, _ subject: String) throws(CommandFailure) -> String {
    guard let value = environment(name) else {
      throw Self.failure(
        subject, "the environment variable \(name) is not set: run export \(name)=... first")
    }
    return try Self.checked(
      Array(value.utf8), subject, "the environment variable \(name)", "export \(name)=... again")
  }

  private func file(_ path: String, _ subject: String) throws(CommandFailure) -> String {
    let status: FileStatus?
    let bytes: [UInt8]
    do throws(FileError) {
      status = try FileStatus.of(path)
      bytes = try File.read(path, limit: Self.limit)
    } catch {
      throw Self.failure(subject, error.description)
    }
    if let status, status.kind == .file, !status.isPrivate {
      throw Self.failure(
        subject,
        status.isOurs
          ? "\(path) can be read by others: run chmod 600 \(path)"
          : "\(path) belongs to another user: run chown \(Machine.userName) \(path)")
    }
    return try Self.checked(bytes, subject, "the file \(path)", "write the secret into it")
  }

  private func command(_ words: [String], _ subject: String) throws(CommandFailure) -> String {
    let name = Path.name(of: words.first ?? "")
    let outcome: Program.Outcome
    do {
      // The user's own program may need any variable: VAULT_ADDR, AWS_PROFILE, ...
      var program = Program(words, environment: Environment.all)
      program.limits.output = Self.limit
      outcome = try program.run()
    } catch {
      throw Self.failure(subject, "\(error)")
    }
    guard outcome.succeeded else {
      let end =
        switch outcome.end {
        case .exited(let code): "ended with exit code \(code)"
        case .killed(let signal): "was ended by signal \(signal)"
        }
      throw Self.failure(
        subject, "the command \(name) \(end)\(Self.complaint(outcome)); run it by hand to see why")
    }
    return try Self.checked(
      outcome.output, subject, "what the command \(name) printed",
      "it must print one value on standard output")
  }

  /// What the program said on standard error, if it can be shown: one short line that repeats
  /// nothing of what it printed as the value.
  private static func complaint(_ outcome: Program.Outcome) -> String {
    let line = outcome.errors.prefix { $0 != ASCII.lineFeed }
    let text = String(decoding: line.prefix(200), as: UTF8.self)
    let value = trimmed(outcome.output)
    guard !text.isEmpty else { return "" }
    if !value.isEmpty, text.contains(String(decoding: value, as: UTF8.self)) { return "" }
    return " and said: \(Printable.line(text))"
  }

  /// One value: not empty, without the end of its last line, of UTF-8 text on one line.
  private static func checked(
    _ bytes: [UInt8], _ subject: String, _ source: String, _ advice: String
  ) throws(CommandFailure) -> String {
    let value = trimmed(bytes)
    guard !value.isEmpty else { throw failure(subject, "\(source) is empty: \(advice)") }
    guard let text = String(validating: value, as: UTF8.self) else {
      throw failure(subject, "\(source) is no text: \(advice)")
    }
    // A private key in PEM (RFC 7468) has lines; a token that has some was copied wrong.
    if value.starts(with: "-----BEGIN ".utf8) { return text }
    guard !value.contains(where: { $0 < ASCII.space || $0 == 0x7F }) else {
      throw failure(
        subject,
        "\(source) has a line break or control character inside: one line is due; \(advice)")
    }
    return text
  }

  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var value = bytes[...]
    while let last = value.last, last == ASCII.lineFeed || last == ASCII.carriageReturn {
      value.removeLast()
    }
    return value
  }

  private static func failure(_ subject: String, _ what: String) -> CommandFailure {
    CommandFailure(.configuration, "\(subject): \(what)")
  }
}
