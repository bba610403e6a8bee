import Formats
import HTTP
import Identity
import SCIM

/// What operators ask on the admin listener: alive, ready, metrics; no key, so loopback by default.
struct AdminHandler: Handler {
  let instances: [String]
  let served: ServedInstances
  let health: InstanceHealth
  let isReady: @Sendable () -> Bool
  let now: @Sendable () -> Timestamp

  func respond(to request: Request, into writer: inout ResponseWriter) {
    guard request.method == .get || request.method == .head else {
      writer.set(.allow, "GET, HEAD")
      write("this listener only answers GET and HEAD\n", .methodNotAllowed, into: &writer)
      return
    }
    switch request.path {
    case "/healthz": write("alive\n", .ok, into: &writer)
    case "/readyz":
      if isReady() && served.isServingAny {
        write("ready\n", .ok, into: &writer)
      } else {
        let why = isReady() ? "no instance has a snapshot yet" : "starting or stopping"
        write("not ready: \(why)\n", .unavailable, into: &writer)
      }
    case "/metrics":
      writer.set(.contentType, "text/plain; version=0.0.4; charset=utf-8")
      writer.body.append(contentsOf: metrics.utf8)
    default: write("there is /healthz, /readyz and /metrics\n", .notFound, into: &writer)
    }
  }

  private func write(_ text: String, _ status: Status, into writer: inout ResponseWriter) {
    writer.status = status
    writer.set(.contentType, "text/plain; charset=utf-8")
    writer.body.append(contentsOf: text.utf8)
  }

  /// The exposition format of Prometheus; instance names need no escaping, they are `[a-z0-9-]+`.
  private var metrics: String {
    var text = "# TYPE rollcall_info gauge\nrollcall_info{version=\"\(Version.current)\"} 1\n"
    metric("rollcall_snapshot_age_seconds", &text) { instance in
      served.served(instance).map { (now().milliseconds - $0.finished.milliseconds) / 1000 }
    }
    metric("rollcall_snapshot_generation", &text) { served.served($0).map { Int64($0.generation) } }
    metric("rollcall_snapshot_complete", &text) { instance in
      served.served(instance).map { $0.verdict == .complete ? 1 : 0 }
    }
    metric("rollcall_accounts", &text) { instance in
      served.served(instance).map { Int64($0.snapshot.accounts.count) }
    }
    metric("rollcall_pull_failures_in_a_row", &text) { Int64(health.facts($0).failuresInARow) }
    metric("rollcall_last_pull_timestamp_seconds", &text) { health.facts($0).lastPull?.seconds }
    metric("rollcall_held", &text) { health.facts($0).isHeld ? 1 : 0 }
    return text
  }

  private func metric(_ name: String, _ text: inout String, value: (String) -> Int64?) {
    text += "# TYPE \(name) gauge\n"
    for instance in instances {
      if let value = value(instance) { text += "\(name){instance=\"\(instance)\"} \(value)\n" }
    }
  }
}
