import HTTP

/// A small app full of people, for recordings that must not name any of them.
struct PeopleApp: Handler {
  static let token = "k3y-of-the-people-app"
  /// What must not be in any recording, however it is written.
  static let people = [
    token, "Lovelace", "lovelace", "Ada", "ada@", "ada%40", "/ada", "\"ada\"", "Grace", "grace",
    "hopper", "7946", "a/ada.png", "YWRhQGFjbWUudGVzdA", "J04dKkpITOdl", "JBSWY3DPEHPK3PXP",
  ]

  let base: @Sendable () -> String

  private static let users = """
    [{"id":1,"login":"ada","name":"Ada Lovelace","given":"Ada","family":"Lovelace",
      "mail":"Ada@acme.test","state":"active","role":"admin","phone":"+44 20 7946 0018",
      "avatar_url":"https://cdn.acme.test/a/ada.png",
      "password_hash":"J04dKkpITOdl+S/=","otpSecret":"JBSWY3DPEHPK3PXP",
      "url":"https://people.acme.test/u/ada?mail=ada%40acme.test&k=k3y-of-the-people-app"}]
    """
  private static let moreUsers = """
    [{"id":2,"login":"grace","name":"Grace Hopper","given":"Grace","family":"Hopper",
      "mail":"grace@other.test","state":"active","role":"member",
      "note":"Reports to Ada Lovelace (ada@acme.test)."}]
    """
  private static let teams = """
    [{"id":7,"name":"Engines","lead":"ada","about":"Run by Ada, ask @grace"}]
    """

  func respond(to request: Request, into writer: inout ResponseWriter) {
    guard request.fields["x-key"] == Self.token else {
      writer.status = .unauthorized
      return
    }
    writer.set(.contentType, "application/json")
    switch request.target {
    case "/users?domain=acme.test":
      writer.set(
        .link, "<\(base())/users?domain=acme.test&after=YWRhQGFjbWUudGVzdA%3D%3D>; rel=\"next\"")
      writer.body += Array(Self.users.utf8)
    case "/users?domain=acme.test&after=YWRhQGFjbWUudGVzdA%3D%3D":
      writer.body += Array(Self.moreUsers.utf8)
    case "/teams": writer.body += Array(Self.teams.utf8)
    case "/teams/ada/members": writer.body += Array(#"[{"id":1},{"id":2}]"#.utf8)
    default: writer.status = .notFound
    }
  }
}
