internal import Formats
internal import Identity

/// A text that stands in a dictionary of the snapshot and is escaped once for all rows.
enum ReadyText {
  case value(UInt32)
  case group(Int)
  case entitlement(Int)
}

/// The dictionaries of one instance as cells of one format.
struct ReadyTexts {
  let sourceID: [UInt8]
  private let values: FragmentTable
  private let groups: FragmentTable
  private let entitlements: FragmentTable

  init(_ source: ExportSource, escape: (Span<UInt8>, inout [UInt8]) -> Void) {
    let snapshot = source.snapshot
    var sourceID: [UInt8] = []
    escape(source.instance.utf8Span.span, &sourceID)
    self.sourceID = sourceID
    values = FragmentTable(count: snapshot.tables.values.count) {
      escape(snapshot.value(UInt32($0)).span, &$1)
    }
    groups = FragmentTable(count: snapshot.groups.count) {
      escape(snapshot.id(ofGroup: $0).span, &$1)
    }
    entitlements = FragmentTable(count: snapshot.entitlements.count) {
      escape(snapshot.id(ofEntitlement: $0).span, &$1)
    }
  }

  func append(_ text: ReadyText, to output: inout [UInt8]) {
    switch text {
    case .value(let position): values.append(Int(position), to: &output)
    case .group(let position): groups.append(position, to: &output)
    case .entitlement(let position): entitlements.append(position, to: &output)
    }
  }
}

/// Ready pieces of output, one after another, found by position.
private struct FragmentTable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]

  init(count: Int, append: (Int, inout [UInt8]) -> Void) {
    starts.reserveCapacity(count + 1)
    for position in 0..<count {
      append(position, &bytes)
      starts.append(bytes.count)
    }
  }

  func append(_ position: Int, to output: inout [UInt8]) {
    output.append(bytes.span.extracting(starts[position]..<starts[position + 1]))
  }
}
