internal import Formats
internal import Identity

extension ListExpectation {
  /// Holds one list against the number that its last page tells.
  func check(page rows: Int, in scope: Scope) throws {
    guard isOfPage, let count else { return }
    try check(count, rows, scope)
  }

  /// Holds a stream that was read whole against what it must bring.
  func check(_ name: String, rows: Int, dropped: Int, in scope: Scope) throws {
    do {
      if let atLeast, rows < atLeast {
        throw fault("\(rows) rows came, and at least \(atLeast) are expected", scope)
      }
      if let count, !isOfPage { try check(count, rows, scope) }
      if let drops, dropped > 0, dropped * 100 > rows * drops {
        throw fault(
          "\(dropped) of \(rows) rows are left out, more than the \(drops) percent expected", scope)
      }
    } catch let failure as PullFailure {
      throw PullFailure(failure.code, "\(name): \(failure.what)")
    } catch {
      throw PullFailure(.list, "\(name): \(error)")
    }
  }

  private func check(_ count: Expression, _ rows: Int, _ scope: Scope) throws {
    let value = try count.value(of: Record(.null), in: scope)
    guard let expected = PageRule.whole(value) else {
      throw PullFailure(
        .list, "\(count.text) gives a \(value.kind), and the number of rows is expected")
    }
    if expected != rows {
      throw fault("\(rows) different rows came, and \(count.text) says \(expected)", scope)
    }
  }

  private func fault(_ what: String, _ scope: Scope) -> PullFailure {
    let said = say.flatMap { try? $0.render(Record(.null), scope, for: .plain) }
    return PullFailure(.list, said.map { "\(what): \($0)" } ?? what)
  }
}
