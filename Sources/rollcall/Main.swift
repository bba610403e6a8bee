import Commands
import Glibc

/// The program as the system starts it; nothing else in the package exits.
@main
struct Main {
  static func main() async {
    // At once: what libraries registered for the end (OpenSSL does) would run while the threads
    // that use them still end, and crash now and then. Everything is written, nothing is buffered.
    _exit(await Commands.run(Array(CommandLine.arguments.dropFirst())))
  }
}
