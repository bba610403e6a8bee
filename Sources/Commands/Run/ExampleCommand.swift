/// `rollcall example [NAME]`: files that an operator copies.
enum ExampleCommand {
  static let all = [
    EmbeddedText(
      name: "systemd", about: "A unit that runs rollcall serve.",
      bytes: PackageResources.systemd_service),
    EmbeddedText(
      name: "nginx", about: "TLS before the SCIM endpoint, by nginx.",
      bytes: PackageResources.nginx_conf),
    EmbeddedText(
      name: "caddy", about: "TLS before the SCIM endpoint, by Caddy.",
      bytes: PackageResources.Caddyfile),
    EmbeddedText(
      name: "cron", about: "A crontab that pulls and exports without a server.",
      bytes: PackageResources.cron_txt),
  ]

  static func run(_ invocation: Invocation, _ console: Console) throws {
    guard let name = invocation.operands.first else {
      try console.output.write(EmbeddedText.list(all))
      return
    }
    try console.output.write(EmbeddedText.find(name, in: all, kind: "example").bytes)
  }
}
