internal import Formats

/// What a member of an answer holds, judged by its name alone.
enum PersonalKey {
  case mail, name, user, phone, picture, place, token

  init?(_ key: String) {
    let folded = String(
      decoding: key.utf8.filter { $0 != UInt8(ascii: "_") && $0 != ASCII.minus }
        .map { ASCII.lowered($0) }, as: UTF8.self)
    switch folded {
    case _ where folded.contains("mail"): self = .mail
    case _ where Self.names.contains(where: { folded.hasSuffix($0) }): self = .name
    case "login", "username", "loginname", "userprincipalname", "samaccountname": self = .user
    case _ where folded.contains("phone") || folded.contains("mobile"), "tel", "fax": self = .phone
    case _ where ["avatar", "photo", "picture", "gravatar"].contains { folded.contains($0) }:
      self = .picture
    case "street", "streetaddress", "postalcode", "postaladdress", "birthdate", "birthday",
      "dateofbirth", "ip", "ipaddress":
      self = .place
    case "token", "refreshtoken", "idtoken", "sessiontoken", "password", "secretaccesskey":
      self = .token
    case _ where Self.secrets.contains(where: { folded.hasSuffix($0) }): self = .token
    // A digest is as good as the password to whoever has time.
    case _ where folded.contains("password") && Self.digests.contains { folded.contains($0) }:
      self = .token
    default: return nil
    }
  }

  private static let secrets = [
    "secret", "apikey", "privatekey", "passphrase", "accesstoken", "apitoken", "authtoken",
  ]

  private static let digests = ["hash", "salt", "digest", "encrypted"]

  private static let names = [
    "firstname", "lastname", "fullname", "givenname", "familyname", "surname", "middlename",
    "nickname", "realname", "preferredname",
  ]
}
