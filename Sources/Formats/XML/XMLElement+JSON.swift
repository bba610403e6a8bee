extension JSON {
  /// The tree of an XML text; the root element itself is the tree's root, without its name.
  ///
  /// Elements become members, attributes members named `@name`; an element of nothing but text is
  /// that text, beside other members it is `#text`. An element that stands twice and is no list is
  /// refused: taken for one value, the others would be lost.
  package static func parse(xml bytes: [UInt8], lists: XMLLists) throws(FormatError) -> JSON {
    try XMLReader.read(bytes).json(lists)
  }
}

extension XMLElement {
  fileprivate func json(_ lists: XMLLists?) throws(FormatError) -> JSON {
    var members = JSONObject()
    for attribute in attributes { members["@" + attribute.name] = .string(attribute.value) }
    var rows: [String: [JSON]] = [:]
    for (name, inner) in lists?.below ?? [:] where inner.isList { rows[name] = [] }
    for child in children {
      let inner = lists?.below[child.name]
      let value = try child.json(inner)
      if inner?.isList ?? false {
        rows[child.name, default: []].append(value)
      } else if members[child.name] == nil {
        members[child.name] = value
      } else {
        throw FormatError(
          "the element \"\(child.name)\" stands again where one is expected", at: child.offset)
      }
    }
    for (name, values) in rows.sorted(by: { $0.key < $1.key }) { members[name] = .array(values) }
    let isContainer = members.count > 0 || !(lists?.below.isEmpty ?? true)
    guard isContainer else { return .string(text) }
    if !text.utf8.allSatisfy({ XMLReader.isBlank($0) }) { members["#text"] = .string(text) }
    return .object(members)
  }
}
