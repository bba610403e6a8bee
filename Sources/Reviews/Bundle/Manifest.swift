internal import Formats
internal import Identity

/// The evidence of a bundle: what it holds, where that comes from, and that it is complete.
struct Manifest {
  let request: BundleRequest
  let name: String
  let data: BundleData

  static let schema = "rollcall/bundle/1"

  private var sources: [ExportSource] {
    request.sources.sorted { $0.instance.utf8.lexicographicallyPrecedes($1.instance.utf8) }
  }

  var json: JSON {
    .members([
      "schema": .string(Self.schema), "bundle_id": .string(name),
      "created_at": .string(request.created.rfc3339), "timezone": .string("UTC"),
      "classification": .string("personal data"),
      "tool": .members(["name": .string("rollcall"), "version": .string(request.run.toolVersion)]),
      "run": run, "snapshot": snapshot, "sources": .array(sources.map { $0.manifestEntry }),
      "reconciliation": .array(data.reconciliation.map { $0.json }),
      "files": .array(data.files.map { $0.manifestEntry }),
    ])
  }

  private var run: JSON {
    let run = request.run
    return .members([
      "id": .string(run.id), "trigger": .string(run.trigger),
      "started": .string(run.started.rfc3339), "finished": .string(request.created.rfc3339),
      "host": .string(run.host), "user": .string(run.user), "command": .string(run.command),
    ])
  }

  /// What all rows together are a picture of; it is not a single instant.
  private var snapshot: JSON {
    var digest = SHA256()
    for source in sources {
      digest.update("\(source.snapshot.contentHash)  \(source.instance)\n")
    }
    let windows = sources.map { $0.window }
    return .members([
      "sha256": .string(Hexadecimal.encode(digest.finish())),
      "first_request_at": .optional(windows.map { $0.first }.min()?.rfc3339),
      "last_request_at": .optional(windows.map { $0.last }.max()?.rfc3339),
    ])
  }
}
