internal import CLinux
internal import Glibc

/// Unpredictable bytes from the kernel, for keys and names.
package enum Random {
  package static func bytes(_ count: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      // Up to 256 bytes come whole or not at all (getrandom(2)).
      let wanted = min(256, count - bytes.count)
      var failure: FileError?
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
        do throws(FileError) {
          filled = try SystemCall.run(.read, "the random source") {
            unsafe getrandom(buffer.baseAddress, buffer.count, 0)
          }
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      bytes += piece
    }
    return bytes
  }

  package static func hexadecimal(bytes count: Int) throws(FileError) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = try bytes(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
