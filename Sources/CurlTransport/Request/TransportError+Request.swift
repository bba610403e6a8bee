import HTTP

extension TransportError {
  static func privateAddress(_ url: CurlURL) -> TransportError {
    TransportError(
      .refused,
      "\(url.authority) has a loopback, private or metadata address: "
        + "set allowPrivateNetwork if the app is really there")
  }

  static func cancelled(_ url: CurlURL) -> TransportError {
    TransportError(.cancelled, "the request to \(url.authority) was cancelled")
  }
}
