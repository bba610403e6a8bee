import HTTP

extension TransportError {
  static func privateAddress(_ url: CurlURL) -> TransportError {
    TransportError(
      .refused,
      "\(url.authority) has a loopback, private or metadata address: "
        + "set allowPrivateNetwork if the app is really there")
  }

  static func bodyTooLarge(_ url: CurlURL, _ limit: Int) -> TransportError {
    TransportError(
      .tooLarge, "\(url.authority) sent over \(limit) bytes in one answer: ask for smaller pages")
  }

  static func cancelled(_ url: CurlURL) -> TransportError {
    TransportError(.cancelled, "the request to \(url.authority) was cancelled")
  }
}
