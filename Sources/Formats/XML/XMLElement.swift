/// One element of an XML document, its names without their namespace prefixes.
package struct XMLElement: Sendable {
  package let name: String
  /// Namespace declarations are left out.
  package let attributes: [(name: String, value: String)]
  package internal(set) var children: [XMLElement] = []
  /// The character data directly inside, CDATA sections and references resolved.
  package internal(set) var text = ""
  /// Where its tag begins.
  let offset: Int
}
