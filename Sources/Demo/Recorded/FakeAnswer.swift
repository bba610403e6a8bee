import Formats
import HTTP

/// What a route answers with: a body, and the links of a list.
struct FakeAnswer {
  let body: JSON
  var link: String? = nil

  static func record(_ body: JSON) -> FakeAnswer { FakeAnswer(body: body) }

  /// One page of a list as a bare array.
  static func page(_ items: [JSON], _ call: FakeCall) -> FakeAnswer {
    let list = RecordedList(items, for: call)
    return FakeAnswer(body: .array(list.rows), link: list.link)
  }

  /// One page of a list in an object that tells the total.
  static func counted(_ name: String, _ items: [JSON], _ call: FakeCall) -> FakeAnswer {
    let list = RecordedList(items, for: call)
    return FakeAnswer(
      body: .members(["total_count": .integer(items.count), name: .array(list.rows)]),
      link: list.link)
  }
}

extension ResponseWriter {
  mutating func answer(_ answer: FakeAnswer, status: Status = .ok) {
    self.status = status
    set(.contentType, "application/json; charset=utf-8")
    if let link = answer.link { set(.link, link) }
    answer.body.write(into: &body)
  }

  /// Sets a field whose name is written here as a literal token.
  mutating func set(named name: String, _ value: String) {
    if let name = FieldName(name) { set(name, value) }
  }
}
