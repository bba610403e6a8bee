import HTTP
import Testing

@Suite struct SecretTests {
  @Test func `a secret is printed by nobody`() {
    let secret = Secret("hunter2-hunter2")
    var text = "\(secret) \(String(reflecting: secret)) \([secret])"
    dump(secret, to: &text)
    #expect(!text.contains("hunter2"))
    #expect(secret.reveal() == "hunter2-hunter2")
  }

  @Test func `a redactor replaces the longer of two secrets first`() {
    let redactor = Redactor()
    redactor.add(Secret("abcdef"))
    redactor.add(Secret("abcdefgh"))
    redactor.add(Secret("abc"))
    #expect(redactor.clean("x abcdefgh y abcdef abc") == "x <redacted> y <redacted> abc")
  }
}
