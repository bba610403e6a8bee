internal import Glibc

extension Descriptor {
  /// Writes all of `bytes`, in as many calls as the system wants.
  borrowing func write(_ bytes: borrowing Span<UInt8>) throws(FileError) {
    let (number, path) = (number, path)
    var failure: FileError?
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      do throws(FileError) {
        while rest.count > 0 {
          // Linux moves at most 0x7ffff000 bytes in one call; the result says how many.
          let count = try SystemCall.run(.write, path) {
            unsafe Glibc.write(number, rest.baseAddress, rest.count)
          }
          unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Everything from here to the end; throws as soon as it is more than `limit` bytes.
  ///
  /// `expected` is a size to begin with, not a promise: a pipe has none and a file may grow.
  borrowing func readAll(expected: Int, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than expected shows the end of the file in the same call.
    var room = max(0, min(expected, limit)) &+ 1
    while true {
      let before = bytes.count
      try readOnce(appendingTo: &bytes, room: room)
      if bytes.count > limit { throw FileError(.read, path, .larger(than: limit)) }
      if bytes.count == before { return bytes }
      room = max(65536, expected &- bytes.count &+ 1)
    }
  }

  private borrowing func readOnce(
    appendingTo bytes: inout [UInt8], room: Int
  ) throws(FileError) {
    let (number, path) = (number, path)
    var failure: FileError?
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      do throws(FileError) {
        count = try SystemCall.run(.read, path) {
          unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
  }
}
