import CCurl
import Glibc

/// libcurl's handle of one transfer, freed with the object.
@safe final class EasyHandle {
  let raw: UnsafeMutableRawPointer
  /// Field lines that libcurl reads during the transfer.
  private var lines: UnsafeMutablePointer<curl_slist>?

  init?() {
    guard CurlLibrary.isReady, let raw = unsafe curl_easy_init() else { return nil }
    unsafe self.raw = raw
  }

  deinit {
    unsafe curl_easy_cleanup(raw)
    unsafe curl_slist_free_all(lines)
  }

  func set(_ option: CURLoption, _ value: Int) -> Bool {
    unsafe ccurl_set_long(raw, option, value) == CURLE_OK
  }

  /// libcurl copies the text.
  func set(_ option: CURLoption, _ value: String?) -> Bool {
    unsafe ccurl_set_string(raw, option, value) == CURLE_OK
  }

  /// For options that copy the bytes.
  func set(_ option: CURLoption, copying bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { unsafe ccurl_set_bytes(raw, option, $0.baseAddress) == CURLE_OK }
  }

  /// Takes the lines over; the handle owns them until it is freed.
  func set(_ option: CURLoption, lines texts: [String]) -> Bool {
    for text in texts {
      guard let longer = unsafe curl_slist_append(lines, text) else { return false }
      unsafe lines = longer
    }
    return unsafe ccurl_set_list(raw, option, lines) == CURLE_OK
  }

  /// The context of a callback; whoever it is must outlive its place in the multi handle.
  func set(_ option: CURLoption, context: Transfer) -> Bool {
    let pointer = unsafe Unmanaged.passUnretained(context).toOpaque()
    return unsafe ccurl_set_pointer(raw, option, pointer) == CURLE_OK
  }

  func number(_ info: CURLINFO) -> Int {
    var value = 0
    return unsafe ccurl_get_long(raw, info, &value) == CURLE_OK ? value : 0
  }

  func microseconds(_ info: CURLINFO) -> Int {
    var value: curl_off_t = 0
    return unsafe ccurl_get_offset(raw, info, &value) == CURLE_OK ? Int(value) : 0
  }

  var status: Int { number(CURLINFO_RESPONSE_CODE) }

  /// The proxy's answer to CONNECT, 0 if there was none.
  var proxyStatus: Int { number(CURLINFO_HTTP_CONNECTCODE) }

  /// Whether the connection, TLS included, stood when the transfer ended.
  var wasConnected: Bool { microseconds(CURLINFO_PRETRANSFER_TIME_T) > 0 }

  var elapsedSeconds: Int { microseconds(CURLINFO_TOTAL_TIME_T) / 1_000_000 }

  /// The system's error number of the last failed connection.
  var systemError: Int { number(CURLINFO_OS_ERRNO) }

  /// Why OpenSSL does not trust the certificate, `X509_V_ERR_...`; 0 if it does.
  var certificateFault: Int { number(CURLINFO_SSL_VERIFYRESULT) }
}
