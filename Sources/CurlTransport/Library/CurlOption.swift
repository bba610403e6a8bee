import CCurl
import Glibc

// The options that every request gets, in one place, with nothing left to a default that the
// environment or another version of libcurl could turn.
extension EasyHandle {
  func prepare(_ request: OutgoingRequest, options: TransportOptions) -> Bool {
    target(request, options) && framing(request) && trust(options) && limits(options)
  }

  private func target(_ request: OutgoingRequest, _ options: TransportOptions) -> Bool {
    set(CURLOPT_URL, request.url.text)
      && set(CURLOPT_PROTOCOLS_STR, options.allowHTTP ? "https,http" : "https")
      && set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
      && set(CURLOPT_FOLLOWLOCATION, 0)
      && set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
      // An empty text, unlike none, also switches off the proxies of the environment.
      && set(CURLOPT_PROXY, options.proxy ?? "")
      && set(CURLOPT_NOPROXY, "")
      // What is meant for the app is not shown to a proxy.
      && set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
      && set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
      && set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
      && set(CURLOPT_UNRESTRICTED_AUTH, 0)
  }

  private func framing(_ request: OutgoingRequest) -> Bool {
    guard
      set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1), set(CURLOPT_HTTP09_ALLOWED, 0),
      set(CURLOPT_HTTP_CONTENT_DECODING, 0), set(CURLOPT_HTTPHEADER, lines: request.lines)
    else { return false }
    switch request.kind {
    case .get: return set(CURLOPT_HTTPGET, 1)
    case .head: return set(CURLOPT_NOBODY, 1)
    case .post(let body):
      return set(CURLOPT_POST, 1) && set(CURLOPT_POSTFIELDSIZE, body.count)
        && set(CURLOPT_COPYPOSTFIELDS, copying: body)
    }
  }

  private func trust(_ options: TransportOptions) -> Bool {
    if let caFile = options.caFile {
      // That file and nothing else, or a stranger's certificate would pass for the app's.
      guard set(CURLOPT_CAINFO, caFile), set(CURLOPT_CAPATH, nil) else { return false }
    }
    return set(CURLOPT_SSL_VERIFYPEER, 1) && set(CURLOPT_SSL_VERIFYHOST, 2)
      && set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
  }

  private func limits(_ options: TransportOptions) -> Bool {
    set(CURLOPT_CONNECTTIMEOUT, options.connectSeconds)
      && set(CURLOPT_TIMEOUT, options.totalSeconds)
      && set(CURLOPT_LOW_SPEED_LIMIT, options.lowSpeedBytesPerSecond)
      && set(CURLOPT_LOW_SPEED_TIME, options.lowSpeedSeconds)
      // Stops an announced body early; what is not announced is counted as it comes.
      && set(CURLOPT_MAXFILESIZE, options.bodyBytes)
      && set(CURLOPT_MAXLIFETIME_CONN, options.connectionSeconds)
      && set(CURLOPT_NOSIGNAL, 1)
      // A name server that does not answer would hold up the loop while its thread is joined.
      && set(CURLOPT_QUICK_EXIT, 1)
  }

  /// Tells libcurl whom to hand what arrives. The transfer must outlive the handle's use.
  func report(to transfer: Transfer) -> Bool {
    guard
      set(CURLOPT_HEADERDATA, context: transfer), set(CURLOPT_WRITEDATA, context: transfer),
      set(CURLOPT_OPENSOCKETDATA, context: transfer)
    else { return false }
    let onLine = unsafe ccurl_set_receive(raw, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      let line = unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
      return transfer.receive(line: line) ? count : 0
    }
    let onBody = unsafe ccurl_set_receive(raw, CURLOPT_WRITEFUNCTION) { bytes, _, count, context in
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
      return unsafe transfer.receive(body: piece) ? count : 0
    }
    let onSocket = unsafe ccurl_set_open_socket(raw, CURLOPT_OPENSOCKETFUNCTION) {
      context, _, target in
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      guard transfer.mayConnect(to: unsafe NetworkAddress(target)) else { return CURL_SOCKET_BAD }
      return unsafe socket(target.pointee.family, target.pointee.socktype, target.pointee.protocol)
    }
    return onLine == CURLE_OK && onBody == CURLE_OK && onSocket == CURLE_OK
  }
}

extension NetworkAddress {
  /// The address that libcurl is about to connect to; nil if it is not IP.
  fileprivate init?(_ target: UnsafeMutablePointer<curl_sockaddr>) {
    let start = unsafe UnsafeRawPointer(target) + MemoryLayout<curl_sockaddr>.offset(of: \.addr)!
    let count = unsafe Int(target.pointee.addrlen)
    switch unsafe (target.pointee.family, count) {
    case (AF_INET, MemoryLayout<sockaddr_in>.size...):
      let address = unsafe start.loadUnaligned(as: sockaddr_in.self).sin_addr
      self.init(bytes: unsafe withUnsafeBytes(of: address) { unsafe Array($0) })
    case (AF_INET6, MemoryLayout<sockaddr_in6>.size...):
      let address = unsafe start.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      self.init(bytes: unsafe withUnsafeBytes(of: address) { unsafe Array($0) })
    default: return nil
    }
  }
}
