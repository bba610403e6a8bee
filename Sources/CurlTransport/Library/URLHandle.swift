import CCurl

/// libcurl's URL parser, its memory freed with the value.
@safe struct URLHandle: ~Copyable {
  private let raw: OpaquePointer

  init?() {
    guard let raw = unsafe curl_url() else { return nil }
    unsafe self.raw = raw
  }

  deinit { unsafe curl_url_cleanup(raw) }

  /// Reads a URL, relative to the one read before if there was one.
  func set(_ text: String) -> Bool {
    let flags = UInt32(CURLU_DISALLOW_USER)
    return unsafe curl_url_set(raw, CURLUPART_URL, text, flags) == CURLUE_OK
  }

  func dropFragment() { _ = unsafe curl_url_set(raw, CURLUPART_FRAGMENT, nil, 0) }

  /// A part as it was written, nil where there is none.
  func part(_ part: CURLUPart, defaultPort: Bool = false) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    let flags = defaultPort ? UInt32(CURLU_DEFAULT_PORT) : 0
    guard unsafe curl_url_get(raw, part, &text, flags) == CURLUE_OK, let text = unsafe text else {
      return nil
    }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }
}
