import CCurl
import Glibc
import HTTP

/// How libcurl says a transfer ended, and what that means to whoever asked.
struct TransferOutcome {
  private let code: CURLcode

  init(_ code: CURLcode) { self.code = code }

  var isSuccess: Bool { code == CURLE_OK }
  var isConnectFailure: Bool { code == CURLE_COULDNT_CONNECT }

  /// The error, in words that name host and cause: never a query, a field or a body.
  func error(
    _ url: CurlURL, options: TransportOptions, handle: EasyHandle
  ) -> TransportError {
    let at = url.authority
    // A refused CONNECT comes as one of several codes.
    if handle.proxyStatus >= 300 {
      return TransportError(
        .unreachable, "\(at): the proxy answers \(handle.proxyStatus): check proxy and its rules")
    }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      return TransportError(
        .unreachable, "\(at): the name does not resolve: check the host in the base URL, and DNS")
    case CURLE_COULDNT_RESOLVE_PROXY:
      return TransportError(.unreachable, "\(at): the proxy's name does not resolve: check proxy")
    case CURLE_PROXY:
      return TransportError(.unreachable, "\(at): the proxy does not let it through: check proxy")
    case CURLE_COULDNT_CONNECT:
      return TransportError(.unreachable, "\(at): \(Self.connectCause(handle.systemError))")
    case CURLE_OPERATION_TIMEDOUT:
      return TransportError(.timedOut, "\(at): \(Self.delay(options, handle))")
    case CURLE_GOT_NOTHING:
      return TransportError(.cut, "\(at) closed the connection without an answer")
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
      return TransportError(.cut, "\(at): the connection ended before the answer did")
    case CURLE_FILESIZE_EXCEEDED:
      return .bodyTooLarge(url, options.bodyBytes)
    case CURLE_OUT_OF_MEMORY:
      return TransportError(.tooLarge, "\(at) sent a field line beyond any bound")
    case CURLE_PEER_FAILED_VERIFICATION:
      return TransportError(
        .notTrusted, "\(at): \(Self.distrust(handle.certificateFault, options))")
    case CURLE_SSL_CACERT_BADFILE:
      return TransportError(
        .notTrusted,
        "\(at): \(options.caFile ?? "the system's certificates") cannot be read: "
          + (options.caFile == nil ? "install ca-certificates" : "check caFile"))
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_USE_SSL_FAILED:
      return TransportError(
        .notTrusted, "\(at): TLS failed: is this an https port that speaks TLS 1.2 or newer?")
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
      return TransportError(.malformed, "\(at) sent an answer that is not HTTP")
    default:
      let text = unsafe String(cString: curl_easy_strerror(code))
      return TransportError(.malformed, "\(at): \(text) (libcurl \(code.rawValue))")
    }
  }

  private static func connectCause(_ systemError: Int) -> String {
    switch CInt(truncatingIfNeeded: systemError) {
    case ECONNREFUSED: "connection refused: nobody listens there; check host and port"
    case ENETUNREACH, EHOSTUNREACH: "no route to the host: check the network"
    default: "cannot connect: check host, port and network"
    }
  }

  private static func delay(_ options: TransportOptions, _ handle: EasyHandle) -> String {
    if !handle.wasConnected {
      return "no connection within \(options.connectSeconds) s: check host, port and firewall"
    }
    if handle.elapsedSeconds >= options.totalSeconds {
      return "no whole answer within \(options.totalSeconds) s"
    }
    return "slower than \(options.lowSpeedBytesPerSecond) bytes/s for \(options.lowSpeedSeconds) s"
  }

  /// In the words of `X509_V_ERR_...`; OpenSSL keeps these numbers.
  private static func distrust(_ fault: Int, _ options: TransportOptions) -> String {
    let remedy = options.caFile == nil ? "set caFile to" : "add to caFile"
    switch fault {
    // OpenSSL has no objection: it was libcurl that compared the name.
    case 0, 1: return "the certificate is for another name: check the host in the base URL"
    case 9: return "the certificate is not valid yet: check the clock"
    case 10: return "the certificate has expired: the app's operator must renew it"
    case 18, 19: return "the certificate is not trusted (self-signed): \(remedy) its PEM file"
    case 20, 21:
      return "the certificate is not trusted (unknown issuer): \(remedy) the issuer's PEM file"
    default: return "the certificate is not trusted (OpenSSL \(fault))"
    }
  }
}
