/// What one app may be asked, how long and how much: the settings of its transport.
package struct TransportOptions: Sendable {
  /// Certificates to trust instead of the system's, a PEM file.
  package var caFile: String?
  /// Where to send everything first; the environment's proxies are ignored.
  package var proxy: String?
  /// Whether plain `http` may be asked at all, loopback included.
  package var allowHTTP = false
  /// Whether loopback, link-local, private and metadata addresses may be connected to.
  package var allowPrivateNetwork = false
  package var connectSeconds = 10
  package var totalSeconds = 60
  package var lowSpeedBytesPerSecond = 1024
  package var lowSpeedSeconds = 20
  /// The largest body, both as sent and after decompression.
  package var bodyBytes = 32 << 20
  /// The largest sum of all field lines, interim answers and trailers included.
  package var fieldBytes = 256 << 10
  package var connectionSeconds = 600
  package var maxConnectionsPerHost = 4
  /// How the program names itself, `rollcall/VERSION`.
  package var userAgent: String

  package init(userAgent: String) { self.userAgent = userAgent }
}
