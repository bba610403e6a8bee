import CCurl
import HTTP

/// libcurl's handle of many transfers, used by one thread; only `Waker` leaves it.
@safe final class MultiHandle {
  private let raw: UnsafeMutableRawPointer

  init?(maxConnectionsPerHost: Int) {
    guard CurlLibrary.isReady, let raw = unsafe curl_multi_init() else { return nil }
    unsafe self.raw = raw
    _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_MAX_HOST_CONNECTIONS, maxConnectionsPerHost)
    _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_MAXCONNECTS, maxConnectionsPerHost * 4)
  }

  deinit { unsafe curl_multi_cleanup(raw) }

  func add(_ handle: EasyHandle) -> Bool {
    unsafe curl_multi_add_handle(raw, handle.raw) == CURLM_OK
  }

  func remove(_ handle: EasyHandle) { unsafe curl_multi_remove_handle(raw, handle.raw) }

  /// Moves every transfer on as far as it goes without waiting.
  func perform() {
    var running: CInt = 0
    unsafe curl_multi_perform(raw, &running)
  }

  /// Waits until a socket is ready, a timer of libcurl's is due, or the waker calls.
  func wait(milliseconds: CInt) {
    unsafe curl_multi_poll(raw, nil, 0, milliseconds, nil)
  }

  /// The next transfer that ended, as its handle's identity, and how.
  func nextEnd() -> (handle: UInt, outcome: TransferOutcome)? {
    var left: CInt = 0
    while let message = unsafe curl_multi_info_read(raw, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
      let handle = unsafe UInt(bitPattern: message.pointee.easy_handle)
      return (handle, unsafe TransferOutcome(ccurl_message_result(message)))
    }
    return nil
  }

  /// Ends a wait from any thread. The address is only used while the loop's lock says that the
  /// handle is alive.
  struct Waker: Sendable {
    fileprivate let address: UInt

    /// The one call on a multi handle that libcurl allows from other threads.
    func wake() {
      unsafe curl_multi_wakeup(UnsafeMutableRawPointer(bitPattern: address))
    }
  }

  var waker: Waker { Waker(address: unsafe UInt(bitPattern: raw)) }
}

extension EasyHandle {
  /// What `nextEnd` names it by.
  var identity: UInt { unsafe UInt(bitPattern: raw) }
}
