package import Formats

/// The attributes of an account as JSON text, as they are stored and served: a million trees would
/// not fit where a million texts do.
package struct SourceAttributes: Sendable, ExpressibleByDictionaryLiteral {
  /// A compact JSON object; nothing where there is none.
  let text: [UInt8]

  package init(_ attributes: JSONObject = JSONObject()) {
    text = attributes.count == 0 ? [] : JSON.object(attributes).bytes
  }

  package init(dictionaryLiteral elements: (String, JSON)...) {
    var object = JSONObject()
    for (key, value) in elements { object[key] = value }
    self.init(object)
  }

  init(text: ArraySlice<UInt8>) { self.text = Array(text) }

  /// Takes what is not known yet.
  mutating func complete(from other: SourceAttributes) {
    if text.isEmpty { self = other }
    guard !other.text.isEmpty, other.text != text, var known = object, let more = other.object
    else { return }
    for (key, value) in more where known[key] == nil { known[key] = value }
    self = SourceAttributes(known)
  }

  private var object: JSONObject? { (try? JSON.parse(text))?.object }
}
