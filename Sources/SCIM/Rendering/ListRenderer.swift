import Formats
import HTTP
import Identity

/// Writes resources of one kind, one or a page of them.
struct ListRenderer {
  let served: ServedSnapshot
  let kind: ResourceKind
  let projection: Projection

  /// How many there are without a filter.
  var total: Int {
    switch kind {
    case .users: served.snapshot.accounts.count
    case .groups: served.snapshot.groups.count
    case .roles: served.roles.ordinals.count
    case .entitlements: served.entitlements.ordinals.count
    }
  }

  /// The position of the resource of that id.
  func position(id: [UInt8]) -> Int? {
    switch kind {
    case .users: served.snapshot.account(id: id)
    case .groups: served.snapshot.group(id: id)
    case .roles: served.roles.position(id: id)
    case .entitlements: served.entitlements.position(id: id)
    }
  }

  func renderItem(_ position: Int, to output: inout [UInt8]) {
    render([position], to: &output)
  }

  /// A ListResponse (RFC 7644 section 3.4.2); `found` are the positions that a filter left.
  func renderPage(_ page: PageRequest, found: [Int]?, to output: inout [UInt8]) {
    let total = found?.count ?? total
    let range = page.range(of: total)
    output.append(
      literal: "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"]")
    output.append(literal: ",\"totalResults\":")
    output.append(number: total)
    output.append(literal: ",\"startIndex\":")
    output.append(number: page.startIndex)
    output.append(literal: ",\"itemsPerPage\":")
    output.append(number: range.count)
    output.append(literal: ",\"Resources\":[")
    if let found {
      render(found[range], to: &output)
    } else {
      render(range, to: &output)
    }
    output.append(literal: "]}")
  }

  private func render(_ positions: some Collection<Int>, to output: inout [UInt8]) {
    let pool = served.snapshot.tables.pool
    var isFirst = true
    func separate(_ output: inout [UInt8]) {
      if !isFirst { output.append(ASCII.comma) }
      isFirst = false
    }
    switch kind {
    case .users:
      let renderer = UserRenderer(served, projection)
      for position in positions {
        separate(&output)
        renderer.render(position, of: pool.span, to: &output)
      }
    case .groups:
      let renderer = GroupRenderer(served, projection)
      for position in positions {
        separate(&output)
        renderer.render(position, of: pool.span, to: &output)
      }
    case .roles, .entitlements:
      let list = kind == .roles ? served.roles : served.entitlements
      let renderer = EntitlementRenderer(
        served: served, projection: projection, isRole: kind == .roles)
      for position in positions {
        separate(&output)
        renderer.render(list.ordinals[position], of: pool.span, to: &output)
      }
    }
  }
}
