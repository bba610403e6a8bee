/// How a token is signed, by the names of RFC 7518 section 3.1.
package enum SigningAlgorithm: String, CaseIterable, Sendable {
  case rs256 = "RS256"
  case es256 = "ES256"
}
