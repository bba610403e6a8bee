internal import Formats

/// The name of a bundle's folder: `uar_<scope>_<YYYYMMDDTHHMMSSZ>_<run8>`.
enum BundleName {
  static func make(_ request: BundleRequest) -> String {
    "uar_\(scope(request))_\(time(request.created))_\(run(request.run.id))"
  }

  private static func scope(_ request: BundleRequest) -> String {
    if request.sources.count == 1, let source = request.sources.first {
      return safe(source.instance)
    }
    return request.coversAll ? "all" : "\(request.sources.count)-instances"
  }

  private static func time(_ time: Timestamp) -> String {
    String(
      decoding: Timestamp(seconds: time.seconds).rfc3339.utf8.filter {
        $0 != ASCII.minus && $0 != ASCII.colon
      }, as: UTF8.self)
  }

  /// The last eight letters and digits, because a run's name begins with its time.
  private static func run(_ id: String) -> String {
    let letters = id.utf8.filter { ASCII.isLetter($0) || ASCII.isDigit($0) }
    return String(decoding: letters.suffix(8), as: UTF8.self)
  }

  /// Letters, digits and hyphens only, so that every file system and every shell takes it.
  private static func safe(_ text: String) -> String {
    let bytes = text.utf8.prefix(64).map { byte in
      ASCII.isLetter(byte) || ASCII.isDigit(byte) ? byte : ASCII.minus
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
