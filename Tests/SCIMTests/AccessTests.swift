import Formats
import HTTP
import SCIM
import Testing

struct AccessTests {
  @Test func whoMayAskWhatIsDecidedByTheKeyFirst() throws {
    let example = Example(["acme": try Organisation.snapshot(), "other": nil])
    let (key, other) = (Example.key, Example.otherKey)
    let cases: [(method: Method, path: String, key: String?, status: Int)] = [
      (.get, "/acme/scim/v2/Users", key, 200), (.head, "/acme/scim/v2/Users", key, 200),
      (.get, "/acme/scim/v2/Users/", key, 200), (.get, "//acme//scim/v2//users", key, 200),
      (.get, "/acme/scim/v2", key, 200), (.get, "/acme/scim/v2/?aadOptscim062020", key, 200),
      (.get, "/acme/scim/v2/Users", nil, 401), (.get, "/nowhere", nil, 401),
      (.get, "/acme/scim/v2/Schemas", nil, 401), (.options, "/acme/scim/v2/Users", nil, 401),
      (.post, "/acme/scim/v2/Users", nil, 401), (.get, "/acme/scim/v2/Users", other, 401),
      (.get, "/acme/scim/v2/Users", String(key.dropLast()), 401),
      (.get, "/acme/scim/v2/Users", key + "0", 401), (.get, "/acme/scim/v2/Users", "", 401),
      (.get, "/nowhere/scim/v2/Users", key, 404), (.get, "/", key, 404),
      (.get, "/acme/scim", key, 404), (.get, "/acme/scim/v2/Nope", key, 404),
      (.get, "/acme/scim/v2/Users/nobody", key, 404), (.get, "/acme/scim/v2/Users/1/x", key, 404),
      (.get, "/acme/scim/v2/Users/%", key, 404), (.get, "/acme/scim/v2/Users/.search", key, 404),
      (.options, "/acme/scim/v2/Users", key, 204), (.post, "/acme/scim/v2/Users", key, 405),
      (.put, "/acme/scim/v2/Users/1", key, 405), (.patch, "/acme/scim/v2/Groups/g1", key, 405),
      (.delete, "/acme/scim/v2/Users/1", key, 405), (.post, "/acme/scim/v2/Nope", key, 404),
      (Method("FROB"), "/acme/scim/v2/Users", key, 405), (.get, "/acme/scim/v2/Me", key, 501),
      (.post, "/acme/scim/v2/Me", key, 501), (.post, "/acme/scim/v2/.search", key, 501),
      (.post, "/acme/scim/v2/Users/.search", key, 415),
      (.get, "/other/scim/v2/Users", other, 503), (.get, "/other/scim/v2/Schemas", other, 200),
      (.get, "/healthz", nil, 200), (.head, "/healthz", nil, 200), (.post, "/healthz", nil, 401),
      (.delete, "/healthz", key, 404),
    ]
    var wrong: [String] = []
    for item in cases {
      let answer = example.ask(item.path, item.method, key: item.key, whole: true)
      let isError = item.status >= 400
      let isSCIMError =
        answer.json["status"]?.string == String(item.status)
        && answer.json["detail"]?.string?.isEmpty == false
        && answer.head.contains("application/scim+json; charset=utf-8")
      let field = [401: "WWW-Authenticate: Bearer\r\n", 405: "Allow: GET, HEAD, OPTIONS\r\n"]
      let isRight =
        answer.status == item.status && isError == isSCIMError
        && answer.head.contains(field[item.status] ?? "")
        && (item.status != 503 || answer.head.contains("Retry-After: "))
      if !isRight { wrong.append("\(item) was \(answer.status) \(answer.head) \(answer.text)") }
    }
    #expect(wrong == [])
  }

  @Test func thePathOfThePublicURLMayBeTakenOffByAProxy() throws {
    let example = Example(
      ["acme": try Organisation.snapshot()], publicURL: "https://example.com/acme")
    for (path, status) in [
      ("/acme/scim/v2/Users", 200), ("/acme/acme/scim/v2/Users", 200),
      ("/x/acme/scim/v2/Users", 404), ("/acme/x/acme/scim/v2/Users", 404),
    ] { #expect(example.ask(path, whole: true).status == status, "\(path)") }
  }

  @Test func aKeyIsShownInOneWayOnly() throws {
    let snapshot = try Organisation.snapshot()
    let key = Example.key
    let basic = "Basic " + Base64.encode(Array("anyone:\(key)".utf8))
    let cases: [(values: [String], strict: Int, loose: Int)] = [
      (["Bearer \(key)"], 200, 200), (["bEARER  \(key)"], 200, 200),
      ([key], 401, 200), ([basic], 401, 200), (["Bearer"], 401, 401), (["Bearer "], 401, 401),
      (["Bearer \"\(key)\""], 401, 401), (["Bearer \(key), Bearer x"], 401, 401),
      (["Bearer \(key)", "Bearer \(key)"], 401, 401), (["Token \(key)"], 401, 401), ([], 401, 401),
      (["Basic \(key)"], 401, 401), (["Bearer \(key) \(key)"], 401, 401),
    ]
    var wrong: [String] = []
    let strict = Example(["acme": snapshot])
    let loose = Example(["acme": snapshot], schemes: Set(KeyScheme.allCases))
    for item in cases {
      let fields = item.values.map { (FieldName.authorization, $0) }
      let statuses = [strict, loose].map { $0.ask("/Users", fields: fields).status }
      if statuses != [item.strict, item.loose] { wrong.append("\(item): \(statuses)") }
    }
    #expect(wrong == [])
  }
}
