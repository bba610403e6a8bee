package import Formats

/// What a bundle is made of, and what its manifest says of the run that made it.
package struct BundleRequest: Sendable {
  /// The folder that gets the bundle's folder; made where it is missing.
  package let folder: String
  package let sources: [ExportSource]
  /// Whether these are all instances that there are; the bundle's name says so.
  package let coversAll: Bool
  package let created: Timestamp
  package let run: ExportRun
  /// Called between pieces of data: when it throws, nothing of the bundle stays.
  package let lookUp: @Sendable () throws -> Void

  package init(
    folder: String, sources: [ExportSource], coversAll: Bool, created: Timestamp, run: ExportRun,
    lookUp: @escaping @Sendable () throws -> Void = {}
  ) {
    self.folder = folder
    self.sources = sources
    self.coversAll = coversAll
    self.created = created
    self.run = run
    self.lookUp = lookUp
  }
}

/// Who made an export, with what, and how it was asked for.
package struct ExportRun: Sendable {
  package let id: String
  package let toolVersion: String
  package let started: Timestamp
  package let host: String
  package let user: String
  /// The command line, without secrets.
  package let command: String
  /// `manual`, or the schedule that started it.
  package let trigger: String

  package init(
    id: String, toolVersion: String, started: Timestamp, host: String, user: String,
    command: String, trigger: String = "manual"
  ) {
    self.id = id
    self.toolVersion = toolVersion
    self.started = started
    self.host = host
    self.user = user
    self.command = command
    self.trigger = trigger
  }
}
