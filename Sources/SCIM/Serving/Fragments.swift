import Formats
import Identity

/// Pieces of JSON that many answers repeat, escaped once.
struct Fragments: Sendable {
  /// Dictionary values as strings with their quotes.
  private(set) var values = FragmentTable()
  /// A group as others refer to it, open: `{"value":...,"$ref":...,"display":...`.
  private(set) var groups = FragmentTable()
  /// An entitlement as its holder shows it, whole.
  private(set) var entitlements = FragmentTable()
  /// What an entitlement is displayed as, as a string with its quotes.
  private(set) var displays = FragmentTable()
  /// From the base address on up to an id: `https://host/instance/scim/v2/Users/`.
  let usersURL: [UInt8]
  let groupsURL: [UInt8]
  let rolesURL: [UInt8]
  let entitlementsURL: [UInt8]

  init(
    _ snapshot: Snapshot, _ names: ServedNames, _ displays: EntitlementDisplays,
    _ base: ServiceBase
  ) {
    let base = base.escaped
    let groupsURL = base + Array("/Groups/".utf8)
    self.groupsURL = groupsURL
    usersURL = base + Array("/Users/".utf8)
    rolesURL = base + Array("/Roles/".utf8)
    entitlementsURL = base + Array("/Entitlements/".utf8)
    for value in snapshot.tables.values {
      values.add { JSONWriter.appendString(snapshot.bytes(value), to: &$0) }
    }
    for group in snapshot.groups.indices {
      let id = snapshot.id(ofGroup: group)
      groups.add { output in
        output.append(literal: "{\"value\":")
        JSONWriter.appendString(id, to: &output)
        output.append(literal: ",\"$ref\":\"")
        output.append(groupsURL.span)
        PercentCoding.append(id.span, as: .pathSegment, to: &output)
        output.append(literal: "\",\"display\":")
        JSONWriter.appendString(names.groupName(group), to: &output)
      }
    }
    for (entitlement, row) in snapshot.entitlements.enumerated() {
      let id = snapshot.wireID(ofEntitlement: entitlement)
      let display = displays.texts[entitlement]
      let type = row.kind == .role ? "Role" : "Entitlement"
      entitlements.add { output in
        output.append(literal: "{\"value\":")
        JSONWriter.appendString(id, to: &output)
        output.append(literal: ",\"display\":")
        JSONWriter.appendString(display, to: &output)
        output.append(literal: ",\"type\":\"\(type)\"}")
      }
      self.displays.add { JSONWriter.appendString(display, to: &$0) }
    }
  }
}

/// Fragments one after another, with where each begins.
struct FragmentTable: Sendable {
  private(set) var bytes: [UInt8] = []
  private var starts = [0]

  mutating func add(_ write: (inout [UInt8]) -> Void) {
    write(&bytes)
    starts.append(bytes.count)
  }

  @inline(__always)
  func append(_ position: Int, to output: inout [UInt8]) {
    output.append(bytes.span.extracting(starts[position]..<starts[position + 1]))
  }
}
