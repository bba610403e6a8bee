internal import Files
internal import Formats
internal import Identity

/// The folder that one export leaves behind, whole or not at all.
///
/// It is written under a hidden name beside its place: data, then the manifest, then the
/// checksums, each on the device before the next; at last it takes its name.
package struct Bundle {
  private let request: BundleRequest
  private let name: String
  /// Where it will stand.
  private let target: String
  private let draft: Draft

  private init(_ request: BundleRequest) throws(FileError) {
    self.request = request
    name = BundleName.make(request)
    target = Path.join(request.folder, name)
    draft = try Draft(of: name, in: request.folder)
  }

  /// Throws `BundleError` or `FileError`, and leaves nothing then.
  package static func export(_ request: BundleRequest) throws -> BundleResult {
    if request.sources.isEmpty { throw BundleError.nothingToExport }
    try Folder.create(request.folder)
    Draft.sweep(request.folder)
    let bundle = try Bundle(request)
    do {
      return try bundle.write()
    } catch {
      bundle.draft.discard()
      throw bundle.placed(error)
    }
  }

  private func write() throws -> BundleResult {
    let canonical = Path.join(draft.folder, "canonical")
    try Folder.create(canonical)
    let data = try BundleData(
      writing: request.sources, in: draft.folder, lookUp: request.lookUp)
    try Folder.synchronize(canonical)
    let manifest = Manifest(request: request, name: name, data: data).json.pretty()
    try write(manifest, "manifest.json")
    try write(checksums(data.files, manifest: manifest), "SHA256SUMS")
    try draft.publish(as: target)
    return BundleResult(
      name: name, folder: target, files: data.files, reconciliation: data.reconciliation)
  }

  private func write(_ bytes: [UInt8], _ name: String) throws(FileError) {
    let file = try OutputFile(creating: Path.join(draft.folder, name))
    try file.write(bytes)
    _ = try file.finish()
  }

  /// What `sha256sum -c` reads: the digest, two blanks, the path.
  private func checksums(_ files: [BundleFile], manifest: [UInt8]) -> [UInt8] {
    let lines =
      files.map { "\($0.digest)  \($0.path)\n" } + ["\(SHA256.hex(manifest))  manifest.json\n"]
    return lines.flatMap { Array($0.utf8) }
  }

  /// A failure told with the place that the reader knows, not with the hidden one.
  private func placed(_ error: any Error) -> any Error {
    guard let failure = error as? FileError, failure.path.utf8.starts(with: draft.folder.utf8)
    else {
      return error
    }
    let rest = String(decoding: failure.path.utf8.dropFirst(draft.folder.utf8.count), as: UTF8.self)
    return FileError(failure.action, target + rest, failure.reason)
  }
}

/// Why there is no bundle, apart from what the disk says.
package enum BundleError: Error, Equatable, CustomStringConvertible {
  case nothingToExport

  package var description: String {
    "there is no snapshot to export; run `rollcall pull` first"
  }
}
