import Foundation
import Testing

@testable import CurlTransport

struct GzipTests {
  /// Text that repeats near and far, bytes that do not, and the corners.
  static let samples: [[UInt8]] = {
    var random = SystemRandomNumberGenerator()
    let noise = (0..<70_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let text = (0..<9_000).flatMap { Array("{\"id\":\"\($0 % 777)\",\"name\":\"n\($0)\"},".utf8) }
    return [[], [0], Array("hello".utf8), noise, text, Array(repeating: 7, count: 300_000)]
  }()

  @Test(arguments: ["gzip -1n", "gzip -6n", "gzip -9 -N", "(gzip -1n; printf hi | gzip -n)"])
  func `what gzip writes is read back`(command: String) throws {
    for sample in Self.samples {
      let packed = try Program.output(command, input: sample)
      let expected = command.contains("printf") ? sample + Array("hi".utf8) : sample
      let unpacked = try Gzip.decode(packed, limit: expected.count)
      #expect(unpacked == expected, "\(sample.count) bytes by \(command)")
      guard !expected.isEmpty else { continue }
      #expect(throws: Gzip.Fault.tooLarge) {
        try Gzip.decode(packed, limit: expected.count - 1)
      }
    }
  }

  private static func fault(_ bytes: [UInt8]) -> Gzip.Fault? {
    do {
      _ = try Gzip.decode(bytes, limit: 1 << 20)
      return nil
    } catch {
      return error
    }
  }

  @Test func `every cut is seen and no flipped bit passes for the truth`() throws {
    let sample = Array(Self.samples[4].prefix(3_000))
    let packed = try Program.output("gzip -9n", input: sample)
    let missed = packed.indices.filter { Self.fault(Array(packed.prefix($0))) != .cut }
    #expect(missed.isEmpty && packed.count > 100)
    let wrong = (0..<packed.count * 8).filter { bit in
      var bytes = packed
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      return (try? Gzip.decode(bytes, limit: 1 << 20)).map { $0 != sample } ?? false
    }
    #expect(wrong.isEmpty)
    #expect(throws: Gzip.Fault.malformed) {
      try Gzip.decode(packed + [0x20, 0x20], limit: 1 << 20)
    }
  }
}
