internal import Formats

/// What one sign-in gave: the credential, and until when it is good.
struct Login: Sendable {
  let authorization: Authorization
  /// Not known where nil: then it is good until it is refused.
  let expires: Timestamp?
  /// What `$login` is to the requests of streams; never a secret.
  var kept = JSONObject()

  /// When a new one is fetched: a minute before the end, or a quarter of a short life.
  func renewal(since began: Timestamp) -> Timestamp? {
    guard let expires else { return nil }
    let life = max(0, expires.milliseconds - began.milliseconds)
    return expires.adding(milliseconds: -min(60_000, life / 4))
  }
}
