import Demo
import Files
import Formats
import HTTP
import HTTPServer
import Ingest
import Reviews

/// `rollcall demo`: pull, publish, export and serve two fake apps, with the real parts throughout.
enum DemoCommand {
  static func run(_ invocation: Invocation, _ console: Console) async throws -> ExitStatus {
    try Interruption.arm()
    let apps = try DemoApps(now: { Int(Installation.now().seconds) })
    let urls: (githubURL: String, buildkiteURL: String)
    do throws(ServerError) {
      urls = try apps.start()
    } catch {
      throw CommandFailure(.unavailable, error.what)
    }
    defer { apps.stop() }
    let state = try temporaryFolder()
    defer { try? Folder.removeTree(state) }
    let listen = invocation.value(.listen) ?? "127.0.0.1:8085"
    let installation = try installation(state: state, listen: listen, urls)
    if !invocation.has(.once) { try Service.requireFree(installation.configuration.listen) }
    let status = try await pull(installation, console)
    let bundle = try await export(installation, invocation, console)
    if invocation.has(.once) {
      try console.output.write("The bundle: \(bundle)\n")
      return status
    }
    try await serve(installation, bundle, console)
    return status
  }

  private static func pull(
    _ installation: Installation, _ console: Console
  ) async throws -> ExitStatus {
    let wiring = PullWiring(installation, log: console.log)
    var status = ExitStatus.complete
    for instance in installation.configuration.instances {
      try Interruption.check()
      let outcome = try await PullCommand.pull(instance, wiring, console)
      try console.output.write(LedgerTable.text(outcome.ledger, console.output.style) + "\n")
      status = status.worse(outcome.status)
      guard outcome.isPublished else {
        throw CommandFailure(outcome.status, "the demo's own pull of \(instance.name) failed")
      }
    }
    return status
  }

  private static func export(
    _ installation: Installation, _ invocation: Invocation, _ console: Console
  ) async throws -> String {
    let sources = try await ExportCommand.sources(
      installation.configuration.instances, installation, console)
    let folder = invocation.value(.out) ?? "rollcall-demo"
    let result = try ExportCommand.write(
      sources, to: folder, coversAll: true, command: invocation.words)
    guard result.isReconciled else {
      throw CommandFailure(.selfCheckFailed, "\(result.folder): the rows do not add up")
    }
    return result.folder
  }

  /// Serves until interrupted, and says what to try next.
  private static func serve(
    _ installation: Installation, _ bundle: String, _ console: Console
  ) async throws {
    let name = installation.configuration.instances.last?.name ?? ""
    let key = try await KeyStore(installation.store).create(
      name, label: "demo", at: Installation.now()
    ).key
    try await Service(installation, console).run(pulls: false) { publicURL in
      try console.output.write(
        """
        Three things to try next:
          1. Read the accounts over SCIM:
             curl -s -H 'Authorization: Bearer \(key.reveal())' '\(publicURL)/\(name)/scim/v2/Users?count=2'
          2. Look at the bundle for reviewers and auditors: \(bundle)
          3. Connect your own app: rollcall init
        Ctrl-C ends the demo.

        """)
    } until: {
      await Interruption.wait()
    }
  }

  /// The configuration that a user would write, with the fake apps in the real ones' places.
  private static func installation(
    state: String, listen: String, _ urls: (githubURL: String, buildkiteURL: String)
  ) throws -> Installation {
    let text = """
      {
        state: "\(state)", listen: "\(listen)", adminListen: "127.0.0.1:0", allowLiteralSecrets: true,
        instances: {
          buildkite: {
            connector: "buildkite", title: "Buildkite (demo)", allowHTTP: true, allowPrivateNetwork: true,
            settings: { organization: "acme-ci", baseURL: "\(urls.buildkiteURL)/v2" },
            secrets: { token: "\(DemoApps.buildkiteToken.reveal())" },
          },
          github: {
            connector: "github", title: "GitHub (demo)", allowHTTP: true, allowPrivateNetwork: true,
            settings: { organization: "acme", baseURL: "\(urls.githubURL)" },
            secrets: { token: "\(DemoApps.githubToken.reveal())" },
          },
        },
      }
      """
    let configuration: Configuration
    do throws(Mistakes) {
      configuration = try Configuration.read(
        Array(text.utf8), file: "the demo's configuration", folder: state, isPrivate: true)
    } catch {
      let isAddress = error.all.contains { $0.what.utf8.starts(with: "\"listen\"".utf8) }
      throw CommandFailure(
        isAddress ? .usage : .bug,
        isAddress
          ? "--listen must be an address of this machine alone, as 127.0.0.1:8085"
          : error.description)
    }
    return try Installation.open(configuration, for: .writing)
  }

  private static func temporaryFolder() throws -> String {
    let random = Hexadecimal.encode(try Random.bytes(6))
    let root = Environment.value("TMPDIR") ?? "/tmp"
    let folder = Path.join(root, "rollcall-demo-\(random)")
    guard try Folder.createNew(folder) else {
      throw CommandFailure(.configuration, "\(folder) exists already: try again")
    }
    return folder
  }
}
