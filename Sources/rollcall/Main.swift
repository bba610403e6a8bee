import Commands
import Glibc

/// The program as the system starts it; nothing else in the package exits.
@main
struct Main {
  static func main() async {
    exit(await Commands.run(Array(CommandLine.arguments.dropFirst())))
  }
}
