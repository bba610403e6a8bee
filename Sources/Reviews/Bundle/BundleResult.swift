package import Identity

/// A bundle that stands.
package struct BundleResult: Sendable {
  package let name: String
  /// The bundle's folder.
  package let folder: String
  package let files: [BundleFile]
  package let reconciliation: [Reconciliation]

  /// Whether everything that the pulls counted was exported, of the very snapshots they sealed.
  package var isReconciled: Bool { reconciliation.allSatisfy { $0.isExact } }
}

/// One data file of a bundle, as it was written.
package struct BundleFile: Sendable, Equatable {
  package let kind: CanonicalFile
  package let format: CanonicalFormat
  package let rows: Int
  package let bytes: Int
  package let digest: String

  /// The path within the bundle.
  package var path: String { Self.path(kind, format) }

  static func path(_ kind: CanonicalFile, _ format: CanonicalFormat) -> String {
    "canonical/\(kind.rawValue).\(format.rawValue)"
  }
}
