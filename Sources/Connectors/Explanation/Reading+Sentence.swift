extension DecodeRule {
  /// What an answer is written in, where it is not JSON.
  var sentence: String? {
    let whole: String? = if case .json = form { nil } else { "in answers of \(form.word)" }
    let inside = table.map { table in
      "the records of the CSV at \(table.at.text)" + (table.isBase64 ? ", which is base64" : "")
    }
    let parts = [inside, whole].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

extension PollRule {
  /// `every 5 seconds, for at most 10 minutes, until ...`
  var sentence: String {
    "asked every \(seconds) seconds, for at most \(minutes) minutes, until \(until.text)"
      + (failed.map { "; fails where \($0.text)" } ?? "")
  }
}

extension ListExpectation {
  /// What the list must bring to be believed.
  var sentence: String {
    let parts = [
      atLeast.map { "at least \($0) rows" }, count.map { "as many rows as \($0.text) says" },
      drops.map { "at most \($0) percent of the rows left out" },
    ]
    return "must bring " + parts.compactMap { $0 }.joined(separator: ", ")
  }
}
