/// What a parser throws: what is wrong, and at which byte.
package struct FormatError: Error, Equatable, CustomStringConvertible {
  package let what: String
  package let offset: Int

  package init(_ what: String, at offset: Int) {
    self.what = what
    self.offset = offset
  }

  package var description: String { "\(what) at byte \(offset)" }
}
