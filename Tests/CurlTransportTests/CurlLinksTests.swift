import CurlTransport
import HTTP
import TestSupport
import Testing

struct CurlLinksTests {
  @Test func `a link is followed to its own origin or refused`() throws {
    let text = try Fixture.text("CurlTransport/links.tsv")
    var count = 0
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      let url = try? CurlLinks().resolve(cells[1], from: cells[0])
      #expect(url ?? "-" == cells[2], "\(line)")
      count += 1
    }
    #expect(count > 40)
  }

  @Test(arguments: [
    "/x?c=secret\u{0}", "/x?c=secret\n", "https://b.test/secret?c=secret", "/secret\u{7F}",
    "https://secret@a.test/", "secret://a.test", "/x?secret=" + String(repeating: "A", count: 8192),
  ])
  func `a refusal never repeats the link`(link: String) {
    let error = #expect(throws: TransportError.self) {
      try CurlLinks().resolve(link, from: "https://a.test/v1?k=secret")
    }
    #expect(error?.code == .refused)
    #expect(error?.what.contains("secret") == false && error?.what.contains("a.test") == true)
  }

  @Test func `an origin has scheme, host and port and nothing else`() {
    let cases: [(String, String?)] = [
      ("https://A.test/x?y#z", "https://a.test"), ("https://a.test:443", "https://a.test"),
      ("http://a.test:443/", "http://a.test:443"), ("https://[::1]:8443/", "https://[::1]:8443"),
      ("https://a_b.test/", "https://a_b.test"), ("a.test", nil), ("https://", nil), ("", nil),
      ("https://a.test:0/", nil), ("https://a b.test/", nil),
    ]
    for (url, origin) in cases { #expect(CurlURL.origin(of: url) == origin, "\(url)") }
    let hosts = ["localhost", "LOCALHOST", "127.0.0.9", "[::1]", "::1", "a.test", "128.0.0.1"]
    #expect(hosts.map(CurlURL.isLoopback) == [true, true, true, true, true, false, false])
  }

  @Test func `a base URL says what is wrong with it`() {
    let cases: [(String, Bool, String?)] = [
      ("https://a.test/api", false, nil), ("http://127.0.0.1:1/x", true, nil),
      ("http://a.test", false, "allowHTTP"), ("https://a.test/?x=1", false, "query"),
      ("https://a.test/#x", false, "fragment"), ("https://u:p@a.test", false, "user name"),
      ("a.test", false, "https://"), ("", false, "empty"), ("ftp://a.test", true, "http"),
      ("https://a.test\n", false, "control"),
    ]
    for (url, allowHTTP, word) in cases {
      let fault = CurlURL.fault(ofBase: url, allowHTTP: allowHTTP)
      #expect(word.map { fault?.contains($0) == true } ?? (fault == nil), "\(url) \(fault ?? "")")
    }
  }
}
