import Files
import Formats
import HTTP
import HTTPServer
import Identity
import Ingest
import SCIM

/// The running service: what is stored is served, schedules pull, keys and generations that other
/// processes make are noticed within seconds.
final class Service: Sendable {
  private let installation: Installation
  private let instances: [InstanceConfiguration]
  private let console: Console
  private let wiring: PullWiring
  private let served: ServedInstances
  private let health = InstanceHealth()
  private let keys = KeyRing()
  private let isReady = Locked(false)
  /// The newest generation of each instance when the store was looked at last.
  private let considered = Locked<[String: Int]>([:])
  private let scheduler = Locked(Scheduler(jobs: [], now: Installation.now()))

  private var configuration: Configuration { installation.configuration }
  private var store: FolderStore { installation.store }
  private var log: Log { console.log }

  /// How often the store is looked at for new keys and generations.
  static let refreshMilliseconds = 2000
  static let drainSeconds = 1

  init(_ installation: Installation, _ console: Console) {
    self.installation = installation
    self.console = console
    instances = installation.configuration.instances.filter { $0.isEnabled }
    wiring = PullWiring(installation, log: console.log)
    served = ServedInstances(instances.map { $0.name })
  }

  /// Throws where nothing can listen at the address, before anything is done for a service there.
  static func requireFree(_ address: HostAndPort) throws {
    let server = try server(address, Limits(), LateHandler())
    try start(server, "listen")
    server.stop()
  }

  /// Serves until `stopped` returns; throws where it cannot begin.
  func run(
    pulls: Bool, started: (_ publicURL: String) async throws -> Void = { _ in },
    until stopped: @escaping @Sendable () async -> Void
  ) async throws {
    let late = LateHandler()
    let main = try Self.server(configuration.listen, configuration.limits, late)
    let admin = try Self.server(configuration.adminListen, configuration.limits, adminHandler)
    try Self.start(main, "listen")
    defer { main.stop() }
    // Before the state is loaded: whoever watches must be able to tell slow from dead.
    try Self.start(admin, "adminListen")
    defer { admin.stop() }
    let publicURL = publicURL(port: Int(main.port))
    let endpoint = endpoint(publicURL)
    // The keys first: one that is good must not be refused because they are not there yet.
    try await refreshKeys()
    late.set(endpoint)
    for instance in instances { try await refresh(instance.name, publicURL) }
    for instance in instances { try await health.read(instance.name, from: store) }
    isReady.withLock { $0 = true }
    tell(publicURL, main: main, admin: admin)
    try await started(publicURL)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.watch(endpoint, publicURL) }
      if pulls { group.addTask { await self.followSchedules(publicURL) } }
      await stopped()
      group.cancelAll()
    }
    isReady.withLock { $0 = false }
    main.stop(drainSeconds: Self.drainSeconds)
    log.info("stopped")
  }

  private var adminHandler: AdminHandler {
    AdminHandler(
      instances: instances.map { $0.name }, served: served, health: health,
      isReady: { self.isReady.withLock { $0 } }, now: { Installation.now() })
  }

  private func endpoint(_ publicURL: String) -> SCIMEndpoint {
    let schemes = Dictionary(
      uniqueKeysWithValues: instances.map { instance in
        (instance.name, Set(instance.scimAuth.compactMap { KeyScheme(rawValue: $0) }))
      })
    return SCIMEndpoint(
      publicURL: publicURL, source: served, keys: keys, schemes: { schemes[$0] ?? [] },
      now: { Installation.now() })
  }

  /// The configured address of clients; where the system chose the port, that one.
  private func publicURL(port: Int) -> String {
    guard configuration.listen.port == 0, configuration.hasDefaultPublicURL else {
      return configuration.publicURL.description
    }
    return PublicURL(of: HostAndPort(host: configuration.listen.host, port: port)).description
  }

  private static func server(
    _ address: HostAndPort, _ limits: Limits, _ handler: any Handler
  ) throws -> Server {
    Server(
      listen: try ListenAddress(address.description), limits: limits,
      errorBody: { status, detail in
        ErrorBody(
          contentType: SCIMEndpoint.contentType, bytes: SCIMEndpoint.errorBody(status, detail))
      }, handler: handler)
  }

  private static func start(_ server: Server, _ setting: String) throws {
    do throws(ServerError) {
      try server.start()
    } catch {
      let status: ExitStatus = error.code == .portTaken ? .unavailable : .configuration
      throw CommandFailure(status, "\"\(setting)\": \(error.what)")
    }
  }

  private func tell(_ publicURL: String, main: Server, admin: Server) {
    log.info(
      "listening on \(configuration.listen.host):\(main.port), admin on "
        + "\(configuration.adminListen.host):\(admin.port)")
    for instance in instances {
      let what =
        served.served(instance.name).map { "generation \($0.generation), \($0.verdict.word)" }
        ?? "nothing stored yet"
      log.info("\(instance.name): \(publicURL)/\(instance.name)/scim/v2 (\(what))")
    }
  }

  /// Looks at the store now and then: other processes create keys and publish generations.
  private func watch(_ endpoint: SCIMEndpoint, _ publicURL: String) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(Self.refreshMilliseconds))
      do {
        try await refreshKeys()
      } catch {
        log.error("the keys cannot be read: \(error)")
      }
      for instance in instances { await look(at: instance.name, publicURL) }
      endpoint.releaseOldSnapshots()
    }
  }

  /// What is wrong with one instance keeps no other from being refreshed.
  private func look(at instance: String, _ publicURL: String) async {
    do {
      try await refresh(instance, publicURL)
      try await health.read(instance, from: store)
    } catch {
      log.error("\(instance): the state cannot be read: \(error)")
    }
  }

  private func refreshKeys() async throws {
    keys.replace(with: try await KeyStore(store).records(instances.map { $0.name }))
  }

  /// Serves the newest sound generation of the instance; each newest one is looked at once, so
  /// that a damaged one is told and read once, not every two seconds.
  private func refresh(_ instance: String, _ publicURL: String) async throws {
    let current = served.served(instance)?.generation
    guard let newest = try await Generations(store).newest(instance), newest.number != current,
      newest.number != considered.withLock({ $0[instance] })
    else { return }
    let loaded = try await StoredInstance.load(instance, from: store)
    considered.withLock { $0[instance] = newest.number }
    for note in loaded.notes { log.warning(note) }
    guard let stored = loaded.stored, stored.record.number != current else { return }
    served.replace(instance, insteadOf: current, with: stored, publicURL: publicURL)
  }

  private func followSchedules(_ publicURL: String) async {
    let jobs = jobs
    scheduler.withLock { $0 = Scheduler(jobs: jobs, now: Installation.now()) }
    await withTaskGroup(of: Void.self) { group in
      while !Task.isCancelled {
        for event in scheduler.withLock({ $0.advance(to: Installation.now()) }) {
          switch event {
          case .start(let job, _):
            group.addTask {
              await self.pull(job, publicURL)
              self.scheduler.withLock { $0.finish(job) }
            }
          case .skipped(let job, _, let count):
            self.log.warning("\(job): its pull still runs; skipped \(count) times")
          case .missed(let job, let planned):
            self.log.warning("\(job): the pull of \(planned.rfc3339) was missed")
          }
        }
        let wait = min(1000, scheduler.withLock { $0.wait(from: Installation.now()) })
        try? await Task.sleep(for: .milliseconds(max(50, wait)))
      }
      group.cancelAll()
    }
  }

  private var jobs: [ScheduledJob] {
    instances.compactMap { instance in
      instance.schedule.map { schedule in
        ScheduledJob(
          name: instance.name, expression: schedule.expression, zone: schedule.timeZone,
          lastRun: health.facts(instance.name).lastPull)
      }
    }
  }

  private func pull(_ name: String, _ publicURL: String) async {
    guard let instance = instances.first(where: { $0.name == name }) else { return }
    do {
      let outcome = try await wiring.pull(instance) { _ in }
      outcome.tell(log)
      try await refresh(name, publicURL)
      try await health.read(name, from: store)
    } catch {
      log.error(CommandFailure(pulling: name, error).what)
    }
  }
}
