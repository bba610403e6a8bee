internal import Glibc

/// Who and where we are: what logs, records and evidence name.
package enum Machine {
  package static var hostName: String {
    unsafe text(capacity: 256) { unsafe gethostname($0, $1) == 0 } ?? "unknown"
  }

  /// The name of the user that we run as, its number where it has no name.
  package static var userName: String {
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16384)
    let number = geteuid()
    let result = unsafe getpwuid_r(number, &entry, &buffer, buffer.count, &found)
    guard result == 0, unsafe found != nil, let name = unsafe entry.pw_name else {
      return String(number)
    }
    return unsafe String(cString: name)
  }

  package static var processID: Int { Int(getpid()) }

  /// Text that a C function puts into a buffer; the last byte always stays zero.
  private static func text(
    capacity: Int, _ fill: (UnsafeMutablePointer<CChar>, Int) -> Bool
  ) -> String? {
    var buffer = [CChar](repeating: 0, count: capacity + 1)
    return unsafe buffer.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress, unsafe fill(start, capacity) else { return nil }
      return unsafe String(cString: start)
    }
  }
}
