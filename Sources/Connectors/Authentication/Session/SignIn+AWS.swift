internal import Formats
internal import HTTP

extension SignIn {
  /// The key itself, or the one of the role that is assumed with it.
  func login(_ rule: AWSRule) async throws(PullFailure) -> Login {
    let service = try text(.template(rule.service), in: scope, "the service")
    let region = try text(.template(rule.region), in: scope, "the region")
    var key = AWSKey(
      id: try secret(rule.accessKeyID), secret: Secret(try secret(rule.secretAccessKey)),
      sessionToken: rule.sessionToken.flatMap { means.secrets[$0] })
    var expires: Timestamp?
    if let role = rule.role { (key, expires) = try await assume(role, with: key) }
    return Login(
      authorization: .aws(AWSSigner(key: key, region: region, service: service)),
      expires: expires)
  }

  /// The key of a role for an hour (AWS STS API, AssumeRole, version 2011-06-15).
  private func assume(
    _ role: AWSRule.Role, with key: AWSKey
  ) async throws(PullFailure) -> (AWSKey, Timestamp?) {
    let url = try text(.template(role.service), in: scope, "the URL of STS")
    let name = try text(.template(role.name), in: scope, "the role")
    var pairs: [(name: String, value: String)] = [
      ("Action", "AssumeRole"), ("Version", "2011-06-15"), ("RoleArn", name),
      ("RoleSessionName", "rollcall"),
    ]
    if let template = role.externalID, let id = try rendered(template, in: scope) {
      pairs.append(("ExternalId", id))
    }
    var request = Request(.post, url, body: Self.form(pairs))
    request.fields[.contentType] = "application/x-www-form-urlencoded"
    let signer = AWSSigner(key: key, region: Self.region(ofService: url), service: "sts")
    let discretion = Discretion.SignIn(open: [Self.credentials + ["Expiration"]])
    let page = try await ask(
      signer.sign(request, at: exchange.clock.now()), isJSON: false, discretion)
    return try assumed(page)
  }

  /// Paths in an answer begin below its outermost element.
  private static let credentials = ["AssumeRoleResult", "Credentials"]

  private func assumed(_ page: Answer.Page) throws(PullFailure) -> (AWSKey, Timestamp?) {
    let tree = (try? JSON.parse(xml: page.body, lists: XMLLists())) ?? .null
    let credentials = Record(tree).pick(Self.credentials)
    guard let id = credentials["AccessKeyId"]?.string,
      let secret = credentials["SecretAccessKey"]?.string,
      let token = credentials["SessionToken"]?.string
    else {
      throw PullFailure(
        .host, "\(Self.subject(page.url)): the answer holds no key of the role\(means.hint)")
    }
    for value in [secret, token] { means.redactor.add(Secret(value)) }
    let key = AWSKey(id: id, secret: Secret(secret), sessionToken: Secret(token))
    let end = credentials["Expiration"] ?? .null
    return (key, Expiry.time(end, now: exchange.clock.now()))
  }

  /// `sts.eu-west-1.amazonaws.com` stands in its region, `sts.amazonaws.com` in the first one.
  private static func region(ofService url: String) -> String {
    let host = AWSAddress(url, service: "sts").host
    let labels = host.utf8.split(separator: ASCII.dot).map { String(Substring($0)) }
    return labels.count > 3 && labels[0] == "sts" ? labels[1] : "us-east-1"
  }
}
