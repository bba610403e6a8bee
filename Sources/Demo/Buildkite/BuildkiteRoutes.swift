import Formats

/// The paths of Buildkite that the demo answers.
enum BuildkiteRoutes {
  static func table(_ records: BuildkiteRecords) -> FakeRoutes {
    FakeRoutes([
      FakeRoute("/v2/user") { _ in .record(records.user) },
      FakeRoute("/v2/access-token") { _ in .record(records.accessToken) },
      FakeRoute("/v2/organizations") { call in .page([records.organization], call) },
      FakeRoute("/v2/organizations/acme-ci") { _ in .record(records.organization) },
      FakeRoute("/v2/organizations/acme-ci/members") { call in .page(records.members, call) },
      FakeRoute("/v2/organizations/acme-ci/teams") { call in .page(records.teams, call) },
      FakeRoute("/v2/organizations/acme-ci/teams/{uuid}") { call in
        records.teams.first { $0.text("id") == call.parameters[0] }.map { .record($0) }
      },
      FakeRoute("/v2/organizations/acme-ci/teams/{uuid}/members") { call in
        records.members(ofTeam: call.parameters[0]).map { .page($0, call) }
      },
      FakeRoute("/v2/organizations/acme-ci/teams/{uuid}/pipelines") { call in
        records.pipelines(ofTeam: call.parameters[0]).map { .page($0, call) }
      },
      FakeRoute("/v2/organizations/acme-ci/pipelines") { call in
        .page(records.pipelines, call)
      },
      FakeRoute("/v2/organizations/acme-ci/pipelines/{slug}") { call in
        records.pipelines.first { $0.text("slug") == call.parameters[0] }.map { .record($0) }
      },
      FakeRoute("/v2/organizations/acme-ci/invitations") { call in
        invitations(records.invitations, call)
      },
    ])
  }

  /// The one list here that pages by a cursor, with its links in the body too.
  private static func invitations(_ items: [JSON], _ call: FakeCall) -> FakeAnswer? {
    var start = 0
    if let cursor = call.query["after"] {
      guard let at = items.firstIndex(where: { $0.text("id") == cursor }) else { return nil }
      start = at + 1
    }
    let page = items[start...].prefix(RecordedList.size(for: call))
    var links = JSONObject()
    links["self"] = .string(call.origin + call.path)
    var link: String?
    if page.endIndex < items.endIndex, let last = page.last {
      let next =
        "\(call.origin)\(call.path)?\(call.query.replacing("after", with: last.text("id")))"
      links["next"] = .string(next)
      link = "<\(next)>; rel=\"next\""
    }
    return FakeAnswer(
      body: .members(["items": .array(Array(page)), "links": .object(links)]), link: link)
  }
}
