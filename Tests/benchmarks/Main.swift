import Glibc

/// Measures what a user waits for, with the built program, and prints figures to read.
@main
struct Main {
  /// `benchmarks [PROGRAM]`: the program stands beside this one if it is not named.
  static func main() throws {
    let beside = Array(CommandLine.arguments[0].utf8)
    let folder = String(decoding: beside[..<(beside.lastIndex(of: 0x2F) ?? 0)], as: UTF8.self)
    let program = CommandLine.arguments.dropFirst().first ?? folder + "/rollcall"
    var areRight = true
    for roles in [1, 6] {
      areRight = try OrganizationPull(program: program, roles: roles).measure() && areRight
    }
    fflush(nil)
    exit(areRight ? 0 : 1)
  }
}
