import Formats
import HTTP

extension MatrixAnswer {
  /// Bytes that are no UTF-8 take the place of this word.
  static let garble = "GARBLE"

  func response(_ style: MatrixStyle, _ means: MatrixMeans?) -> Response {
    var fields = HeaderFields()
    let link = next.map { token ?? "\(MatrixApp.origin)/rows?at=t\($0)" }
    if style.tells.contains("link"), let link { fields.append(.link, "<\(link)>; rel=\"next\"") }
    if style.tells.contains("field"), let next {
      Self.set("After-Cursor", to: token ?? "t\(next)", in: &fields)
    }
    if !style.hasObject, means?.tellsTotal ?? false, let total {
      Self.set("X-Total", to: "\(total)", in: &fields)
    }
    if means == .sign, hasMore, !style.hasObject {
      fields.append(.link, "<\(MatrixApp.origin)/rows?more>; rel=\"next\"")
    }
    return Response(.ok, fields: fields, body: garbled(body(style, means, link)))
  }

  private static func set(_ name: String, to value: String, in fields: inout HeaderFields) {
    if let name = FieldName(name) { fields.append(name, value) }
  }

  private func garbled(_ bytes: [UInt8]) -> [UInt8] {
    let word = Array(Self.garble.utf8)
    guard rows.contains(where: { $0.name == Self.garble }), bytes.count >= word.count,
      let place = (0...(bytes.count - word.count)).first(where: { bytes[$0...].starts(with: word) })
    else { return bytes }
    return bytes[..<place] + [0xC3, 0x28] + bytes[(place + word.count)...]
  }

  private func body(_ style: MatrixStyle, _ means: MatrixMeans?, _ link: String?) -> [UInt8] {
    let people = JSON.array(rows.map { $0.json })
    switch style.shape {
    case .array: return people.bytes
    case .lines: return rows.flatMap { $0.json.bytes + [ASCII.lineFeed] }
    case .csv: return Array(table.utf8)
    case .object: return JSON.object(members("rows", people, style, means, link)).bytes
    case .jsonAPI: return jsonAPI(style, means, link).bytes
    case .graphQL:
      return JSON.members(["data": .members(["list": graph(style, means)])]).bytes
    case .innerGraphQL:
      let list = graph(style, means)
      let isFirst = isOuter
      return JSON.members([
        "data": isFirst
          ? .members(["teams": .array([.members(["id": .string("t"), "people": list])])])
          : .members(["team": .members(["people": list])])
      ]).bytes
    case .inner:
      let list = JSON.object(members("rows", people, style, means, link))
      guard isOuter else { return list.bytes }
      return JSON.array([.members(["id": .string("t"), "people": list])]).bytes
    case .xml: return Array(xml(people: rows, style, means).utf8)
    case .xmlTable:
      let text = Base64.encode(garbled(Array(table.utf8)))
      return Array("<Answer><Table>\(text)</Table></Answer>".utf8)
    }
  }

  private func members(
    _ name: String, _ rows: JSON, _ style: MatrixStyle, _ means: MatrixMeans?, _ link: String?
  ) -> JSONObject {
    var object = JSONObject()
    object[name] = rows
    if style.tells.contains("cursor") {
      object["next"] = .optional(next.map { token ?? "t\($0)" })
    }
    if style.tells.contains("url") { object["nextURL"] = .optional(link) }
    if style.tells.contains("more") { object["goesOn"] = .bool(next != nil) }
    if style.tells.contains("pages"), let pages { object["pages"] = .integer(pages) }
    if style.tells.contains("total") || (means?.tellsTotal ?? false), let total {
      object["total"] = .integer(total)
    }
    if means == .sign { object["has_more"] = .bool(hasMore) }
    for (key, value) in also { object[key] = value }
    return object
  }

  private func graph(_ style: MatrixStyle, _ means: MatrixMeans?) -> JSON {
    var list = JSONObject()
    list["nodes"] = .array(rows.map { $0.json })
    if style.tells.contains("total") || (means?.tellsTotal ?? false), let total {
      list["totalCount"] = .integer(total)
    }
    list["pageInfo"] = .members([
      "endCursor": .optional(next.map { token ?? "t\($0)" }), "goesOn": .bool(next != nil),
    ])
    if means == .sign { list["has_more"] = .bool(hasMore) }
    return .object(list)
  }

  private func jsonAPI(_ style: MatrixStyle, _ means: MatrixMeans?, _ link: String?) -> JSON {
    var object = JSONObject()
    object["data"] = .array(
      rows.map { row in
        .members([
          "type": .string("people"), "id": .string(row.id),
          "attributes": .members(["name": .string(row.name)]),
        ])
      })
    object["links"] = .members(["next": .optional(link)])
    if style.tells.contains("total") || (means?.tellsTotal ?? false), let total {
      object["meta"] = .members(["total_count": .integer(total)])
    }
    if means == .sign { object["has_more"] = .bool(hasMore) }
    for (key, value) in also { object[key] = value }
    return .object(object)
  }

  private func xml(
    people: [MatrixRow], _ style: MatrixStyle, _ means: MatrixMeans?
  ) -> String {
    var text = "<Answer><Rows>"
    for row in people { text += "<member><id>\(row.id)</id><name>\(row.name)</name></member>" }
    text += "</Rows><State>COMPLETE</State>"
    if style.tells.contains("more") { text += "<GoesOn>\(next != nil)</GoesOn>" }
    if style.tells.contains("cursor"), let next {
      text += "<Marker>\(token ?? "t\(next)")</Marker>"
    }
    if means?.tellsTotal ?? false, let total { text += "<Total>\(total)</Total>" }
    if means == .sign { text += "<IsTruncated>\(hasMore)</IsTruncated>" }
    return text + "</Answer>"
  }

  private var table: String {
    "id,name\r\n" + rows.map { "\($0.id),\($0.name)\r\n" }.joined()
  }
}

extension MatrixStyle {
  /// Whether an answer has room for members that nobody reads.
  var hasObject: Bool {
    switch shape {
    case .array, .lines, .csv, .xmlTable: false
    case .object, .graphQL, .jsonAPI, .xml, .inner, .innerGraphQL: true
    }
  }
}
