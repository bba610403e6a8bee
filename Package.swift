// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "rollcall",
  products: [.executable(name: "rollcall", targets: ["rollcall"])],
  targets: [
    // System modules: libcurl, and the kernel headers that Glibc's module map leaves out.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLinux"),

    // Leaves.
    .target(name: "Formats"),
    .target(name: "HTTP"),
    .target(name: "Files", dependencies: ["CLinux"]),
    .target(name: "Identity", dependencies: ["Formats"]),

    // The two ends of HTTP.
    .target(name: "CurlTransport", dependencies: ["CCurl", "HTTP"]),
    .target(name: "HTTPServer", dependencies: ["CLinux", "HTTP"]),

    // The way of the data.
    .target(
      name: "Connectors",
      dependencies: ["Files", "Formats", "HTTP", "Identity"],
      resources: [.embedInCode("Definitions")]),
    .target(name: "Ingest", dependencies: ["Connectors", "Files", "Formats", "HTTP", "Identity"]),
    .target(name: "SCIM", dependencies: ["Formats", "HTTP", "Identity"]),
    .target(name: "Reviews", dependencies: ["Files", "Formats", "Identity"]),
    .target(
      name: "Demo", dependencies: ["Formats", "HTTP", "HTTPServer"],
      resources: [.embedInCode("Recordings")]),

    // The command line.
    .target(
      name: "Commands",
      dependencies: [
        "Connectors", "CurlTransport", "Demo", "Files", "Formats", "HTTP", "HTTPServer", "Identity",
        "Ingest", "Reviews", "SCIM",
      ],
      resources: [
        .embedInCode("Examples"),
        .embedInCode("../rollcall/Documentation.docc/FirstPull.md"),
        .embedInCode("../rollcall/Documentation.docc/WriteAConnector.md"),
        .embedInCode("../rollcall/Documentation.docc/Definition.md"),
        .embedInCode("../rollcall/Documentation.docc/RecordTravels.md"),
      ]),
    .executableTarget(name: "rollcall", dependencies: ["Commands"]),

    // Beside the products: the parsers behind the test corpora.
    .executableTarget(
      name: "conformance",
      dependencies: [
        "Connectors", "CurlTransport", "Files", "Formats", "HTTP", "Identity", "Ingest",
      ],
      path: "Tests/conformance"),
    // And figures, measured with the built program.
    .executableTarget(
      name: "benchmarks", dependencies: ["Demo", "Files", "Formats", "HTTP", "HTTPServer"],
      path: "Tests/benchmarks"),

    .target(name: "TestSupport", dependencies: ["Formats", "HTTP"], path: "Tests/TestSupport"),
  ]
    + [
      ("Formats", []),
      ("HTTP", []),
      ("Files", []),
      ("Identity", ["Formats"]),
      ("CurlTransport", ["HTTP", "HTTPServer"]),
      ("HTTPServer", ["HTTP"]),
      ("Connectors", ["CurlTransport", "Demo", "Files", "Formats", "HTTP", "Identity"]),
      ("Ingest", ["Connectors", "CurlTransport", "Files", "Formats", "HTTP", "Identity"]),
      ("SCIM", ["Formats", "HTTP", "Identity"]),
      ("Reviews", ["Files", "Formats", "Identity"]),
      ("Demo", ["CurlTransport", "Formats", "HTTP"]),
      (
        "Commands",
        [
          "Connectors", "CurlTransport", "Demo", "Files", "Formats", "HTTP", "HTTPServer",
          "Identity", "Ingest", "Reviews", "SCIM",
        ]
      ),
    ].map { (name: String, others: [String]) in
      .testTarget(
        name: name + "Tests",
        dependencies: [.byName(name: name), "TestSupport"] + others.map { .byName(name: $0) })
    }
)

// Policy for every target in one place. Records cross targets in hot loops, hence the
// cross-module optimisation of release builds.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
  ]
}
