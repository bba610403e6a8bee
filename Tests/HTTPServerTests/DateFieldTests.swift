import HTTPServer
import Testing

@Suite struct DateFieldTests {
  @Test func `writes the date of RFC 9110 for any second`() {
    let known: [(Int64, String)] = [
      (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
      (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"),
      (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
      (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
      (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"),
    ]
    for (second, text) in known {
      #expect(String(decoding: DateField.format(second), as: UTF8.self) == text)
    }
  }
}
