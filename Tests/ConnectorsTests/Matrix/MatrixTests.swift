import Connectors
import Formats
import TestSupport
import Testing

/// Every way to page, met with every way in which servers lie.
@Suite struct MatrixTests {
  @Test func `a cell is whole, fails, or is known to be undetectable`() async throws {
    let expected = try MatrixTable.load()
    let kinds = try MatrixKinds.load()
    var found: [String] = []
    for style in try Self.styles() {
      for lie in MatrixLie.all where lie.applies(style) {
        let word = try await Self.word(style, lie, kinds)
        found.append("\(style.name)\t\(lie.name)\t\(word)")
      }
      for wire in MatrixWire.allCases {
        let (lie, outcome) = try await wire.outcome(style)
        let word = Self.word(outcome, kinds) ?? "SILENT"
        found.append("\(style.name)\t\(lie)\t\(word)")
      }
    }
    let wrong = found.filter { !expected.cells.contains($0) }.map { "is: \($0)" }
    let asked = Set(try Self.styles().map { $0.name })
    let gone = expected.cells.filter { asked.contains(String($0.prefix { $0 != "\t" })) }
      .subtracting(found).sorted().map { "is not: \($0)" }
    let report = (wrong + gone).prefix(40).joined(separator: "\n")
    #expect(report == "")
    print(MatrixTable.summary(found))
  }

  /// Every style, but few of them where a sanitizer makes each pull many times as long.
  private static func styles() throws -> [MatrixStyle] {
    let all = try MatrixStyle.load()
    #if THREAD_SANITIZER
      return all.enumerated().filter { $0.offset % 9 == 0 }.map { $0.element }
    #else
      return all
    #endif
  }

  @Test func `what is added to a style lets honest lists pass`() async throws {
    let honest = try #require(MatrixLie.all.first)
    for style in try MatrixStyle.load() {
      for means in style.means {
        let outcome = try await MatrixCell(style: style, lie: honest, means: means).outcome()
        #expect(outcome == .whole(again: means == .agree), "\(style.name), \(means)")
      }
    }
  }

  /// Lists that are counted are those whose rows move up when one goes; that a list has no total, a
  /// pull's ledger tells.
  @Test func `what shipped lists that are counted cannot see is told`() throws {
    let shipped = try Catalogue.load()
    var told = 0
    for name in shipped.names {
      guard let definition = shipped[name] else { continue }
      let counted = MatrixStyleName.all(in: definition)
        .contains { $0.hasPrefix("number") || $0.hasPrefix("offset") }
      guard counted else { continue }
      #expect(definition.notCovered.contains { $0.contains("between two pages") }, "\(name)")
      told += 1
    }
    #expect(told > 3)
  }

  /// What becomes of a cell, and where nothing bad is noticed, what has to be added so that it is.
  private static func word(
    _ style: MatrixStyle, _ lie: MatrixLie, _ kinds: MatrixKinds
  ) async throws -> String {
    let cell = MatrixCell(style: style, lie: lie)
    if let word = Self.word(try await cell.outcome(), kinds) { return word }
    var helpful: [String] = []
    for means in style.means {
      let helped = try await MatrixCell(style: style, lie: lie, means: means).outcome()
      if case .silent = helped { continue }
      helpful.append(means.rawValue)
    }
    return "undetectable: " + (helpful.isEmpty ? "NOTHING" : helpful.joined(separator: " | "))
  }

  /// The word for an outcome; nil for one that nobody noticed.
  private static func word(_ outcome: MatrixCell.Outcome, _ kinds: MatrixKinds) -> String? {
    switch outcome {
    case .whole(let again): again ? "whole, read again" : "whole"
    case .fails(let what): "fails: \(kinds.word(what))"
    case .silent: nil
    }
  }

  @Test func `no way to page that is shipped or offered is left out`() throws {
    let styles = try MatrixStyle.load()
    var known: Set<String> = []
    for style in styles {
      let names = MatrixStyleName.all(in: try style.definition(nil, nil))
      // The name says what the definition does; what stands in brackets is for people.
      let name = style.name.prefix { $0 != "(" }.trimmingSuffix { $0 == " " }
      #expect(names.last == String(name))
      known.formUnion(names)
    }
    let shipped = try Catalogue.load()
    for name in shipped.names {
      guard let definition = shipped[name] else { continue }
      let missing = MatrixStyleName.all(in: definition).filter { !known.contains($0) }
      #expect(missing.isEmpty, "\(name) reads lists in a way that the matrix lacks: \(missing)")
    }
    let offered = MatrixStyleName.language.filter { word in
      !known.contains { $0 == word || $0.hasPrefix(word + ",") }
    }
    #expect(offered.isEmpty, "the language offers what the matrix lacks: \(offered)")
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
