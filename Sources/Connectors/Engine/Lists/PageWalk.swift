internal import Formats
internal import Identity

/// Proves that a list was read whole: takes page after page, says what to do next; pure.
///
/// Rows are not identities: a declared total is compared with distinct ids, because pages that
/// overlap or shift reach the row count while somebody is missing.
struct PageWalk {
  /// What one answer brought, before any filter.
  struct Page {
    var rows: [Row]
    var total: Int?
    var next: Next
  }

  struct Row {
    /// What makes the row one; where a row has no id, the row itself does.
    let id: [UInt8]
    /// To tell whether two rows with one id are equal.
    let hash: UInt64

    init(id: [UInt8], hash: UInt64) {
      self.id = id
      self.hash = hash
    }

    /// A row without an id. A long one is told by its digest: a list of them is not kept whole.
    init(whole bytes: [UInt8]) {
      id = bytes.count > 64 ? SHA256.hash(bytes) : bytes
      hash = Checksum.of(bytes)
    }
  }

  /// What the answer says of the rest.
  enum Next: Equatable {
    /// It is over, and why.
    case end(String)
    /// There is more, at this cursor or link.
    case more(String)
    /// Nothing but the total ends the list; the next page would begin here.
    case byTotal(String)
    /// An empty page ends the list.
    case untilEmpty(String)
    /// A page with fewer rows than were asked for ends the list; `leaps` where the next page begins
    /// as many rows further as were asked for, whatever came.
    case untilShort(String, size: Int, leaps: Bool = false)
    /// The app says how many pages there are.
    case byPages(String, of: Int)
  }

  enum Step: Equatable {
    case ask(String)
    /// The list is whole; why it ended.
    case end(String)
    /// Forget everything of this list and begin anew, once.
    case restart(String)
    case fail(String)
  }

  /// The most rows that the API gives of this list.
  private let cap: PageRule.Cap?
  /// Whether the list is read until two readings in a row bring the same rows.
  private let agrees: Bool
  /// The rows of the reading that has to agree with this one, and how many came before this one.
  private var previous: NameTable?
  private var readings = 0
  private(set) var received = 0
  private(set) var pages = 0
  private(set) var duplicates = 0
  private(set) var declaredTotal: Int?
  private(set) var notes: [String] = []
  private var seen = NameTable()
  /// The hash of each row that was seen, by the number of its id.
  private var hashes: [UInt64] = []
  private var signatures: [UInt64: Int] = [:]
  /// As bytes: two spellings that Unicode calls equal are two cursors.
  private var tokens: Set<[UInt8]> = []
  private var barren = 0
  /// What the reading before this one showed, where the list is read anew.
  private var earlier: EarlierReading?
  /// Whether the page that comes lies beyond the total.
  private(set) var isProbing = false
  private var conflict: [UInt8]?
  /// The rows of a first page that looks as if the app gave no more than that in one.
  private var capped: Int?

  /// Pages in a row that may bring no new record before the list counts as endless.
  static let barrenPages = 3

  /// Readings after which a list that never agrees with itself is given up.
  static let mostReadings = 4

  init(cap: PageRule.Cap? = nil, agrees: Bool = false) {
    self.cap = cap
    self.agrees = agrees
  }

  /// Different rows that came so far.
  var distinct: Int { seen.count }

  /// Which rows of the page that is about to be taken come for the first time.
  func isNew(_ rows: [Row]) -> [Bool] {
    var inPage: Set<[UInt8]> = []
    return rows.map { !seen.contains($0.id) && inPage.insert($0.id).inserted }
  }

  mutating func take(_ page: Page) -> Step {
    pages += 1
    if isProbing { return probe(page) }
    received += page.rows.count
    if let step = take(total: page.total) { return step }
    let whole = declaredTotal.map { seen.count >= $0 } ?? false
    if let earlier = earlierTwin(of: page.rows), !whole {
      return .fail(
        "page \(pages) holds exactly the rows of page \(earlier): the app ignores the page parameter"
      )
    }
    let known = seen.count
    let repeats = remember(page.rows)
    if !repeats.isEmpty {
      duplicates += repeats.count
      guard let earlier else {
        let what = "\(repeats.count) rows of page \(pages) came before"
        return restart(what + ": the list moved while it was read", repeats)
      }
      if let conflict {
        let id = String(decoding: conflict.prefix(80), as: UTF8.self)
        return .fail("two different rows have the id \"\(id)\"")
      }
      if duplicates == repeats.count, let refusal = earlier.refusal(of: repeats, page: pages) {
        return .fail(refusal)
      }
    }
    barren = seen.count > known ? 0 : barren + 1
    return follow(page)
  }

  private mutating func take(total: Int?) -> Step? {
    guard let total else { return nil }
    guard total >= 0 else { return .fail("the app declares a total of \(total)") }
    if let before = declaredTotal, before != total {
      guard earlier != nil else {
        return restart("the total moved from \(before) to \(total) while the list was read")
      }
      // Rows that came later do no harm; one that went may have drawn another past its page.
      guard total > before else {
        return .fail(
          "the total fell from \(before) to \(total) while the list was read a second time: rows "
            + "may have slipped from one page to another unseen")
      }
      notes.append("the total moved from \(before) to \(total)")
    }
    declaredTotal = total
    if let cap, total > cap.rows { return .fail(cap.say) }
    return nil
  }

  private mutating func follow(_ page: Page) -> Step {
    switch page.next {
    case .end(let why): return finish(why)
    case .more(let token): return go(token)
    case .untilEmpty(let token):
      return page.rows.isEmpty ? finish("an empty page") : go(token)
    case .untilShort(let token, let size, let leaps):
      return followShort(page.rows.count, token, size, leaps)
    case .byPages(let token, let count):
      guard count >= min(1, received) else {
        return .fail("the app says that there are \(count) pages, and one came")
      }
      return pages >= count ? finish("the last of the declared pages") : go(token)
    case .byTotal(let token):
      guard let total = declaredTotal else {
        return .fail(
          "the answer declares no total, and nothing else says where the list ends: is it the API that was meant?"
        )
      }
      if seen.count >= total {
        // Nothing received leaves nothing to look beyond: the next request would be the first.
        if received == 0 { return finish("a total of 0") }
        // Beyond its cap the API gives no page, whatever there is.
        if let cap, received >= cap.rows { return finish("the total of \(total) is reached") }
        isProbing = true
        return .ask(token)
      }
      if page.rows.isEmpty {
        return short("the pages ended at \(seen.count) different rows of \(total) declared")
      }
      return go(token)
    }
  }

  /// Where an app gives fewer rows than are asked for, each page looks like the last: a first page
  /// that holds just as many as apps use to give at most is followed by a look at the next one.
  private mutating func followShort(
    _ rows: Int, _ token: String, _ size: Int, _ leaps: Bool
  ) -> Step {
    guard rows <= size else {
      return .fail(
        "page \(pages) holds \(rows) rows where \(size) were asked for: that a page holds fewer "
          + "proves no end here")
    }
    if pages == 1, rows < size, Self.usualCaps.contains(rows) { capped = rows }
    guard let capped else { return rows < size ? finish("a page that is not full") : go(token) }
    if pages > 1, rows > 0, leaps {
      return .fail(
        "the app gives \(capped) rows where \(size) are asked for, and pages begin \(size) rows "
          + "apart: ask for \(capped), or step by what is received")
    }
    return rows < capped ? finish("a page that is not full") : go(token)
  }

  /// The most rows of a page where others are asked for.
  private static let usualCaps: Set<Int> = [10, 20, 25, 30, 50, 100, 200, 250, 500, 1000]

  private mutating func go(_ token: String) -> Step {
    if let refusal = refusalOfCap { return refusal }
    guard tokens.insert(Array(token.utf8)).inserted else {
      return .fail("the app gives a page's cursor again: the list would never end")
    }
    guard barren < Self.barrenPages else {
      return .fail(
        "\(barren) pages in a row bring nothing new, and the app says that there is more")
    }
    return .ask(token)
  }

  private mutating func finish(_ why: String) -> Step {
    if let refusal = refusalOfCap { return refusal }
    guard let total = declaredTotal else {
      guard duplicates > 0, let row = earlier?.missing(from: seen) else { return agree(why) }
      return .fail(
        "the row \"\(row)\" came in the first reading and not in the second, where others came "
          + "twice: the list does not hold still")
    }
    guard seen.count != total else { return agree(why) }
    return short("the app declares \(total) rows, and \(seen.count) different ones came")
  }

  /// Where two readings have to agree, a list that ended is read again until they do.
  private mutating func agree(_ why: String) -> Step {
    guard agrees else { return .end(why) }
    if let previous, previous.count == seen.count,
      !(0..<seen.count).contains(where: { previous.find(seen[$0]) == nil })
    {
      return .end("\(why), twice with the same rows")
    }
    readings += 1
    guard readings < Self.mostReadings else {
      return .fail("of \(readings) readings no two in a row brought the same rows: the list moves")
    }
    let (rows, count) = (seen, readings)
    let step = restart("two readings have to agree")
    earlier = nil
    previous = rows
    readings = count
    return step
  }

  /// At the API's cap nothing but a total that is reached proves that the list is whole.
  private var refusalOfCap: Step? {
    guard let cap, received >= cap.rows else { return nil }
    if let total = declaredTotal, seen.count >= total { return nil }
    return .fail(cap.say)
  }

  /// The app lost the way through the list, such as a cursor that it no longer knows.
  mutating func beginAgain(_ why: String) -> Step {
    earlier == nil ? restart(why) : .fail("\(why), again after the list was read anew")
  }

  private mutating func short(_ what: String) -> Step {
    earlier == nil ? restart(what) : .fail(what)
  }

  private mutating func probe(_ page: Page) -> Step {
    let total = declaredTotal ?? 0
    guard page.rows.contains(where: { !seen.contains($0.id) }) else {
      if !page.rows.isEmpty { notes.append("the page beyond the end repeats known rows") }
      return finish("the total of \(total) is reached; the page beyond it brings nothing new")
    }
    return short("the app declares \(total) rows, and more lie beyond them")
  }

  private mutating func restart(_ why: String, _ repeats: [[UInt8]] = []) -> Step {
    let old = self
    self = PageWalk(cap: cap, agrees: agrees)
    earlier = EarlierReading(seen: old.seen, repeats: repeats, page: old.pages)
    previous = old.previous
    readings = old.readings
    notes = old.notes + ["read again: \(why)"]
    return .restart(why)
  }

  /// The earlier page with exactly the same ids, if there is one.
  private mutating func earlierTwin(of rows: [Row]) -> Int? {
    guard !rows.isEmpty else { return nil }
    var signature: UInt64 = UInt64(rows.count)
    for row in rows { signature = signature &+ Checksum.of(row.id[...]) &* 0x9E37_79B9_7F4A_7C15 }
    if let earlier = signatures[signature] { return earlier }
    signatures[signature] = pages
    return nil
  }

  /// The ids that came before, this page's own among them.
  private mutating func remember(_ rows: [Row]) -> [[UInt8]] {
    var repeats: [[UInt8]] = []
    for row in rows {
      let (name, isNew) = seen.insert(row.id)
      if isNew {
        hashes.append(row.hash)
      } else {
        repeats.append(row.id)
        if hashes[name] != row.hash { conflict = row.id }
      }
    }
    return repeats
  }
}
