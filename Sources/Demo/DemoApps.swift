package import Formats
package import HTTP
package import HTTPServer

/// The apps that `rollcall demo` pulls from: both fake ones, each on a loopback port of its own.
package struct DemoApps: Sendable {
  /// What the demo's configuration sends; the apps answer 401 to everything else.
  package static let githubToken = Secret("demo-github-token-not-a-secret")
  package static let buildkiteToken = Secret("demo-buildkite-token-not-a-secret")

  private let gitHub: Server
  private let buildkite: Server

  /// `now` tells the seconds since 1970.
  package init(now: @escaping @Sendable () -> Int) throws(FormatError) {
    gitHub = Server(
      listen: .anyLoopbackPort, threads: 1,
      handler: try FakeGitHub(token: Self.githubToken, now: now))
    buildkite = Server(
      listen: .anyLoopbackPort, threads: 1,
      handler: try FakeBuildkite(token: Self.buildkiteToken, now: now))
  }

  /// Listens, and tells the base URLs to pull from.
  package func start() throws(ServerError) -> (githubURL: String, buildkiteURL: String) {
    try gitHub.start()
    do {
      try buildkite.start()
    } catch {
      gitHub.stop()
      throw error
    }
    return ("http://127.0.0.1:\(gitHub.port)", "http://127.0.0.1:\(buildkite.port)")
  }

  package func stop() {
    gitHub.stop()
    buildkite.stop()
  }
}
