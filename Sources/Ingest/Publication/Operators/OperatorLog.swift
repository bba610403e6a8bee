internal import Files
package import Formats

/// What operators did, for auditors: appended, never changed, on the device before it counts.
package struct OperatorLog: Sendable {
  private let file: AppendFile

  /// The log in the state folder.
  package init(state folder: String) {
    file = AppendFile(Path.join(folder, "operators.log"))
  }

  package func append(_ entry: Entry) throws {
    try file.append(entry.json.bytes)
  }

  /// All entries, oldest first, and how many lines could not be read.
  package func read() throws -> (entries: [Entry], damaged: Int) {
    guard let bytes = try File.readIfPresent(file.path) else { return ([], 0) }
    let lines = bytes.split(separator: ASCII.lineFeed)
    let entries = lines.compactMap { line in
      (try? JSON.parse(Array(line))).flatMap { Entry($0) }
    }
    return (entries, lines.count - entries.count)
  }
}

extension OperatorLog {
  package enum Action: String, Sendable {
    case keyCreated = "key created"
    case keyRevoked = "key revoked"
    case holdAccepted = "hold accepted"
    case holdDropped = "hold dropped"
  }

  /// One deed: who did what, when, to what, and why.
  package struct Entry: Sendable, Equatable {
    package let time: Timestamp
    package let who: String
    package let action: Action
    package let instance: String
    /// The key's id or the held run.
    package let subject: String
    package let reason: String

    package init(
      time: Timestamp, who: String, action: Action, instance: String, subject: String,
      reason: String
    ) {
      self.time = time
      self.who = who
      self.action = action
      self.instance = instance
      self.subject = subject
      self.reason = reason
    }

    package var json: JSON {
      .members([
        "time": .string(time.rfc3339), "who": .string(who), "action": .string(action.rawValue),
        "instance": .string(instance), "subject": .string(subject), "reason": .string(reason),
      ])
    }

    init?(_ json: JSON) {
      guard let time = json["time"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
        let who = json["who"]?.string,
        let action = json["action"]?.string.flatMap({ Action(rawValue: $0) }),
        let instance = json["instance"]?.string, let subject = json["subject"]?.string,
        let reason = json["reason"]?.string
      else { return nil }
      self.init(
        time: time, who: who, action: action, instance: instance, subject: subject,
        reason: reason)
    }
  }
}
