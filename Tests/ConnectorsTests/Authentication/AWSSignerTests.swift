import Connectors
import Formats
import HTTP
import Testing

@Suite struct AWSSignerTests {
  /// Two of the vectors are Amazon's own; the others were made by botocore 1.x.
  @Test func `requests are signed as Amazon's own library signs them`() throws {
    let cases = try Cases.load("aws-signatures.json")
    #expect(cases.count > 10)
    for item in cases {
      let key = AWSKey(
        id: item.text("key"), secret: Secret(item.text("secret")),
        sessionToken: item["sessionToken"]?.string.map { Secret($0) })
      let signer = AWSSigner(
        key: key, region: item.text("region"), service: item.text("service"))
      var request = Request(
        Method(item.text("method")), item.text("url"), body: Array(item.text("body").utf8))
      for (name, value) in item["fields"]?.object ?? JSONObject() {
        request.fields[try #require(FieldName(name))] = value.string
      }
      let time = try #require(Timestamp(rfc3339: item.text("time")))
      let signed = signer.sign(request, at: time)
      #expect(signed.fields[.authorization] == item.text("authorization"), "\(item.text("name"))")
      // A retry is signed anew, over the same address.
      #expect(signer.sign(signed, at: time).target == signed.target)
    }
  }
}
