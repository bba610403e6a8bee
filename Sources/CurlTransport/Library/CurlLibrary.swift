import CCurl
import Glibc

/// The library itself: set up once, before its first handle.
package enum CurlLibrary {
  /// The version at run time, for `doctor` and the log.
  package static var version: String {
    unsafe curl_version().map { unsafe String(cString: $0) } ?? "libcurl"
  }

  /// False if libcurl cannot start, or is older than the options that every request needs.
  static let isReady: Bool = {
    // libcurl would write every session's keys to the file that this names.
    if unsafe getenv("SSLKEYLOGFILE") != nil { _ = unsafe unsetenv("SSLKEYLOGFILE") }
    // A peer that hangs up while we write is an error of that write, not the program's end.
    signal(SIGPIPE, SIG_IGN)
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK,
      let information = unsafe curl_version_info(CURLVERSION_FIRST)
    else { return false }
    // 7.87.0 brought CURLOPT_QUICK_EXIT.
    return unsafe information.pointee.version_num >= 0x07_57_00
  }()
}
