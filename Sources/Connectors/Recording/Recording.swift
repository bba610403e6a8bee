package import Formats
package import HTTP

/// The recorded answers of one connector, with the settings they were asked with.
///
/// A folder `<connector>/` holds `exchanges.json`, `instance.json` and what is expected of them.
package struct Recording: Sendable {
  package let exchanges: [RecordedExchange]
  package let settings: JSONObject
  /// What stands in for the secrets; nil where any text does.
  package private(set) var secrets: [String: Secret]?

  package init(exchanges: [RecordedExchange], settings: JSONObject) {
    self.exchanges = exchanges
    self.settings = settings
  }

  /// Reads the two files; throws `FormatError` where they are not what they should be.
  package init(exchanges: [UInt8], instance: [UInt8]) throws(FormatError) {
    guard let list = try JSON.parse(exchanges).array else {
      throw FormatError("exchanges.json must be a list of request and response", at: 0)
    }
    self.exchanges = list.compactMap { RecordedExchange($0) }
    guard self.exchanges.count == list.count else {
      throw FormatError("exchanges.json holds something else than request and response", at: 0)
    }
    let json = try JSON.parse(instance)
    settings = json["settings"]?.object ?? JSONObject()
    secrets = json["secrets"]?.object.map { object in
      var secrets: [String: Secret] = [:]
      for (name, value) in object { secrets[name] = value.string.map { Secret($0) } }
      return secrets
    }
  }

  package var json: JSON { .array(exchanges.map { $0.json }) }

  /// The exchanges without the secrets that an app repeats in its answers; the word that stands
  /// for them may stand in a URL.
  package func json(hiding redactor: Redactor, keeping names: Set<String> = []) -> JSON {
    Self.clean(.array(exchanges.map { $0.json(keeping: names) }), redactor)
  }

  /// The value without what the redactor hides.
  package static func clean(_ value: JSON, _ redactor: Redactor) -> JSON {
    switch value {
    case .string(let text): return .string(redactor.clean(text, mark: "redacted"))
    case .array(let items): return .array(items.map { clean($0, redactor) })
    case .object(let members):
      var object = JSONObject()
      for (name, value) in members { object[name] = clean(value, redactor) }
      return .object(object)
    case .null, .bool, .number: return value
    }
  }
}

/// Signs nothing: a recording looks at no signature.
package struct ReplaySigner: TokenSigner {
  package init() {}

  package func sign(
    _ message: [UInt8], by algorithm: SigningAlgorithm, key: Secret
  ) async throws(SigningFailure) -> [UInt8] { [] }
}

/// Answers from a recording; a request that was not recorded has no answer.
package final class ReplayTransport: Transport {
  private let recording: Recording
  private let taken = Locked<[Int: Bool]>([:])

  package init(_ recording: Recording) { self.recording = recording }

  package func send(_ request: Request) async throws(TransportError) -> Response {
    let matches = recording.exchanges.indices.filter { position in
      let exchange = recording.exchanges[position]
      let isSignIn = request.discretion.signIn != nil
      // What a sign-in sends is not recorded.
      return exchange.method == request.method && exchange.url == request.recordedTarget
        && exchange.isSignIn == isSignIn
        && (isSignIn || Self.same(exchange.requestBody, request.body))
    }
    // The same request made again gets the next answer, then the last one for ever.
    let next = taken.withLock { taken in
      let position = matches.first { taken[$0] != true } ?? matches.last
      if let position { taken[position] = true }
      return position
    }
    guard let next else {
      throw TransportError(
        .refused,
        "no recorded answer for \(request.method) \(request.recordedTarget): record it anew")
    }
    return recording.exchanges[next].response
  }

  /// Bodies are compared as JSON: the order of members says nothing.
  private static func same(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left == right { return true }
    guard let a = try? JSON.parse(left), let b = try? JSON.parse(right) else { return false }
    return a == b
  }
}
