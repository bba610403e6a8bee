import Formats
import HTTP
import Identity
import SCIM
import TestSupport
import Testing

struct ResourceTests {
  @Test func listsAreWhatTheGoldenFilesSay() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    for (target, file) in [
      ("/Users", "users"), ("/Groups", "groups"), ("/Roles", "roles"),
      ("/Entitlements", "entitlements"), ("/Schemas", "schemas"),
      ("/ResourceTypes", "resource-types"),
      ("/ServiceProviderConfig", "service-provider-config"),
    ] {
      let answer = example.ask(target)
      let text = String(decoding: answer.json.pretty(), as: UTF8.self)
      #expect(answer.status == 200)
      #expect(text == (try Fixture.text("SCIM/\(file).json")), "\(file)")
    }
  }

  @Test func everyItemOfAListStandsAtItsOwnAddress() throws {
    let base = "https://rollcall.example.com/acme/scim/v2"
    let example = Example(["acme": try Organisation.snapshot()])
    for list in [
      "Users", "Groups", "Roles", "Entitlements", "Schemas", "ResourceTypes",
    ] {
      let items = example.ask("/\(list)").resources
      #expect(!items.isEmpty)
      for item in items {
        let location = item["meta"]?["location"]?.string ?? ""
        #expect(location.hasPrefix("\(base)/\(list)/"))
        let single = example.ask(String(location.dropFirst(base.count)))
        #expect(single.status == 200 && single.json == item, "\(location)")
      }
    }
  }

  @Test func membershipsAgreeFromBothEnds() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    var (fromUsers, fromGroups): (Set<[String]>, Set<[String]>) = ([], [])
    for user in example.ask("/Users").resources {
      for group in user["groups"]?.array ?? [] {
        fromUsers.insert([group["value"]?.string ?? "", user["id"]?.string ?? ""])
      }
    }
    for group in example.ask("/Groups").resources {
      for member in group["members"]?.array ?? [] where member["type"]?.string == "User" {
        fromGroups.insert([group["id"]?.string ?? "", member["value"]?.string ?? ""])
      }
    }
    #expect(fromUsers == fromGroups && fromUsers.count == 3)
  }

  @Test func onlyTheAttributesThatAreWantedAreSent() throws {
    let example = Example(["acme": try Organisation.snapshot()])
    let cases: [(target: String, names: [String])] = [
      ("/Users/1?attributes=userName", ["schemas", "id", "userName", "meta"]),
      (
        "/Users/1?attributes=USERNAME,nope,,%20,emails.value",
        ["schemas", "id", "userName", "emails", "meta"]
      ),
      (
        "/Users/1?attributes=urn:ietf:params:scim:schemas:core:2.0:User:active",
        ["schemas", "id", "active", "meta"]
      ),
      (
        "/Groups/g2?excludedAttributes=members,id,urn:rollcall:scim:schemas:1.0:Group",
        ["schemas", "id", "externalId", "displayName", "meta"]
      ),
      (
        "/Groups/g2?excludedAttributes=members.value,meta",
        [
          "schemas", "id", "externalId", "displayName", "members",
          "urn:rollcall:scim:schemas:1.0:Group",
        ]
      ),
    ]
    for item in cases {
      let answer = example.ask(item.target)
      #expect(answer.json.object?.keys ?? [] == item.names, "\(item.target)")
      if item.names.contains("meta"), item.target.contains("?attributes") {
        #expect(answer.json["meta"]?.object?.keys == ["resourceType"])
      }
    }
  }

  @Test func timesThatTheAppDoesNotTellAreThoseOfThePulls() throws {
    struct Seen: SeenTimes {
      func firstSeen(_ kind: ObjectKind, id: ArraySlice<UInt8>) -> Timestamp? {
        id.elementsEqual("3".utf8) ? Timestamp(seconds: 1) : nil
      }
      func changed(_ kind: ObjectKind, id: ArraySlice<UInt8>) -> Timestamp? {
        Timestamp(seconds: 2)
      }
    }
    let example = Example(["acme": try Organisation.snapshot()], seen: Seen())
    for (path, created, changed) in [
      ("/Users/1", "2023-11-14T22:13:20.123Z", "2023-11-14T22:13:21Z"),
      ("/Users/3", "1970-01-01T00:00:01Z", "1970-01-01T00:00:02Z"),
      ("/Groups/g1", nil, "1970-01-01T00:00:02Z"), ("/Roles/owner", nil, "1970-01-01T00:00:02Z"),
    ] {
      let meta = example.ask(path).json["meta"]
      #expect(meta?["created"]?.string == created, "\(path)")
      #expect(meta?["lastModified"]?.string == changed, "\(path)")
    }
  }

  @Test func anAnswerTellsWhichSnapshotItIsOf() throws {
    let example = Example(
      ["acme": try Organisation.snapshot()], publicURL: "https://example.com/scim/")
    let answer = example.ask("/scim/acme/scim/v2/Users/1", whole: true)
    for field in ["Generation: 7", "Age: 90", "Verdict: complete"] {
      #expect(answer.head.contains("X-Rollcall-\(field)\r\n"))
    }
    let location = answer.json["meta"]?["location"]?.string
    #expect(location == "https://example.com/scim/acme/scim/v2/Users/1")
  }
}
