import Glibc
import HTTP

/// One request on its way: the handle, what has arrived, and who waits for it.
///
/// Lives on the loop's thread only.
final class Transfer {
  let id: Int
  let request: OutgoingRequest
  let handle: EasyHandle
  private let options: TransportOptions
  private let continuation: Continuation
  private var head: AnswerHead
  private var body: [UInt8] = []
  /// Why a callback ended the transfer; explains better than libcurl's code can.
  private var fault: TransportError?
  private var hasRefusedAddress = false

  typealias Continuation = CheckedContinuation<Result<Response, TransportError>, Never>

  /// Nil if there is no memory, or libcurl knows an option not.
  init?(_ order: Order) {
    guard let handle = EasyHandle() else { return nil }
    id = order.id
    request = order.request
    options = order.options
    continuation = order.continuation
    self.handle = handle
    head = AnswerHead(limit: options.fieldBytes)
    guard handle.prepare(request, options: options), handle.report(to: self) else { return nil }
  }

  /// A request as it crosses from the sender's task to the loop's thread.
  struct Order: Sendable {
    let id: Int
    let request: OutgoingRequest
    let options: TransportOptions
    let continuation: Continuation
  }

  /// Takes a line of the head; false ends the transfer.
  func receive(line: [UInt8]) -> Bool {
    switch head.take(line) {
    case nil: return true
    case .tooLarge:
      fault = TransportError(
        .tooLarge, "\(authority) sent over \(options.fieldBytes) bytes of field lines")
    case .malformed(let what): fault = TransportError(.malformed, "\(authority) sent \(what)")
    }
    return false
  }

  /// Takes a piece of the body; false ends the transfer.
  func receive(body piece: UnsafeRawBufferPointer) -> Bool {
    guard piece.count <= options.bodyBytes - body.count else {
      fault = .bodyTooLarge(request.url, options.bodyBytes)
      return false
    }
    unsafe body.append(contentsOf: piece)
    return true
  }

  /// Whether a connection to the address may be opened.
  func mayConnect(to address: NetworkAddress?) -> Bool {
    // A configured proxy stands where the operator put it.
    if options.allowPrivateNetwork || options.proxy != nil { return true }
    if address?.isPublic == true { return true }
    hasRefusedAddress = true
    return false
  }

  func finish(_ outcome: TransferOutcome) {
    if let fault {
      continuation.resume(returning: .failure(fault))
    } else if outcome.isSuccess {
      let status = Status(handle.status)
      // RFC 9110 sections 15.3.5 and 15.4.5.
      if status == .noContent || status == .notModified { body = [] }
      continuation.resume(
        returning: .success(Response(status, fields: head.fields, body: body)))
    } else if outcome.isConnectFailure && hasRefusedAddress {
      continuation.resume(returning: .failure(.privateAddress(request.url)))
    } else {
      continuation.resume(
        returning: .failure(outcome.error(request.url, options: options, handle: handle)))
    }
  }

  func cancel() { continuation.resume(returning: .failure(.cancelled(request.url))) }

  private var authority: String { request.url.authority }
}
