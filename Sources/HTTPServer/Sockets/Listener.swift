import CLinux
import Glibc

/// A listening socket; every thread of a server has its own on the same address.
struct Listener: ~Copyable {
  let socket: Descriptor
  /// The real one where the system was to choose.
  let port: UInt16

  /// The first one is bound without sharing: a port that another process holds is an error even
  /// if that process would share it. Sharing begins when the port is ours.
  init(_ address: ListenAddress) throws(ServerError) {
    let socket = try Self.make(address)
    try Self.bind(socket.number, address, port: address.port)
    try Self.set(socket.number, SOL_SOCKET, SO_REUSEPORT, address)
    try Self.listen(socket.number, address)
    port = try Self.port(of: socket.number, address)
    self.socket = socket
  }

  /// A further one on the port of the first.
  init(joining port: UInt16, of address: ListenAddress) throws(ServerError) {
    let socket = try Self.make(address)
    try Self.set(socket.number, SOL_SOCKET, SO_REUSEPORT, address)
    try Self.bind(socket.number, address, port: port)
    try Self.listen(socket.number, address)
    self.port = port
    self.socket = socket
  }

  /// Gives the descriptor to a new owner.
  consuming func release() -> Int32 { socket.release() }

  private static func make(_ address: ListenAddress) throws(ServerError) -> Descriptor {
    let family: Int32
    switch address.address {
    case .v4: family = AF_INET
    case .v6: family = AF_INET6
    }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    guard let socket = Descriptor(Glibc.socket(family, kind, 0)) else { throw failure(address) }
    // A restart must not wait for the connections of the process before.
    try set(socket.number, SOL_SOCKET, SO_REUSEADDR, address)
    // Accepted sockets inherit it: answers leave in one write, and nothing waits behind them.
    try set(socket.number, Int32(IPPROTO_TCP), TCP_NODELAY, address)
    if family == AF_INET6 {
      try set(socket.number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, address)
    }
    return socket
  }

  private static func set(
    _ socket: Int32, _ level: Int32, _ option: Int32, _ address: ListenAddress
  ) throws(ServerError) {
    var on: Int32 = 1
    let result = unsafe setsockopt(
      socket, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    guard result == 0 else { throw failure(address) }
  }

  private static func bind(
    _ socket: Int32, _ address: ListenAddress, port: UInt16
  ) throws(ServerError) {
    let result: Int32
    switch address.address {
    case .v4(let bytes):
      var name = sockaddr_in()
      name.sin_family = sa_family_t(AF_INET)
      name.sin_port = port.bigEndian
      unsafe withUnsafeMutableBytes(of: &name.sin_addr) { unsafe $0.copyBytes(from: bytes) }
      result = unsafe withUnsafeBytes(of: &name) { unsafe bind(socket, $0) }
    case .v6(let bytes):
      var name = sockaddr_in6()
      name.sin6_family = sa_family_t(AF_INET6)
      name.sin6_port = port.bigEndian
      unsafe withUnsafeMutableBytes(of: &name.sin6_addr) { unsafe $0.copyBytes(from: bytes) }
      result = unsafe withUnsafeBytes(of: &name) { unsafe bind(socket, $0) }
    }
    guard result == 0 else { throw failure(address) }
  }

  private static func bind(_ socket: Int32, _ name: UnsafeRawBufferPointer) -> Int32 {
    guard let start = name.baseAddress else { return -1 }
    return unsafe Glibc.bind(
      socket, start.assumingMemoryBound(to: sockaddr.self), socklen_t(name.count))
  }

  private static func listen(_ socket: Int32, _ address: ListenAddress) throws(ServerError) {
    guard Glibc.listen(socket, 1_024) == 0 else { throw failure(address) }
  }

  private static func port(
    of socket: Int32, _ address: ListenAddress
  ) throws(ServerError) -> UInt16 {
    // The port lies at the same place in both kinds of address.
    var name = sockaddr_in6()
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let result = unsafe withUnsafeMutableBytes(of: &name) { bytes -> Int32 in
      guard let start = bytes.baseAddress else { return -1 }
      return unsafe getsockname(socket, start.assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard result == 0 else { throw failure(address) }
    return UInt16(bigEndian: name.sin6_port)
  }

  /// Reads `errno`: call it before anything else can change it.
  private static func failure(_ address: ListenAddress) -> ServerError {
    let number = errno
    switch number {
    case EADDRINUSE:
      return ServerError(
        .portTaken,
        "cannot listen on \(address): the port is taken by another process; stop it or choose"
          + " another port")
    case EACCES, EPERM:
      return ServerError(
        .notPermitted,
        "cannot listen on \(address): not permitted; ports below 1024 need a privilege, choose"
          + " a higher one")
    case EADDRNOTAVAIL, EAFNOSUPPORT:
      return ServerError(
        .addressNotHere, "cannot listen on \(address): this machine has no such address")
    default:
      let reason = unsafe strerror(number).map { unsafe String(cString: $0) }
      return ServerError(
        .system, "cannot listen on \(address): \(reason ?? "system error \(number)")")
    }
  }
}
