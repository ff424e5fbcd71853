// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: warnings are errors, and imports say what they expose.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room: a library target. `docs/architecture.md` says which room may import which.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a room.
func tests(of room: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: room + "Tests", dependencies: [.byName(name: room), "RapportTestSupport"] + dependencies,
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "rapport",
  products: [
    .library(name: "Rapport", targets: ["Rapport"]),
    .executable(name: "rapport", targets: ["RapportCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CXXHash"),
    .target(
      name: "CArchive",
      linkerSettings: [.linkedLibrary("archive"), .linkedLibrary("z"), .linkedLibrary("zstd")]),
    .target(name: "CByteRuns"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CXML", dependencies: ["CLibXML2"]),
    .target(name: "RapportLexicons", path: "lexicons", sources: ["embed.c"]),

    room("RapportModel", ["CXXHash"]),
    room("RapportText", ["RapportModel", "RapportLexicons", "CByteRuns", "CCLD2", "CICU"]),
    room("RapportSentiment", ["RapportModel", "RapportText"]),
    room("RapportTopics", ["RapportModel", "RapportText"]),
    room("RapportIngest", ["RapportModel", "CArchive", "CICU", "CSimdJSON", "CXML"]),
    room("RapportEngagement", ["RapportModel"]),
    room("RapportReport", ["RapportModel", "RapportEngagement"]),
    room(
      "Rapport",
      [
        "RapportModel", "RapportText", "RapportSentiment", "RapportTopics", "RapportIngest",
        "RapportEngagement", "RapportReport", "CLibYAML",
      ]),
    .executableTarget(
      name: "RapportCLI",
      dependencies: [
        "Rapport", "RapportModel", "RapportText", "RapportSentiment", "RapportTopics", "RapportIngest",
        "RapportEngagement", "RapportReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "RapportTestSupport", path: "Tests/RapportTestSupport", swiftSettings: strict),
    tests(of: "RapportModel"),
    tests(of: "RapportText", ["RapportModel", "CByteRuns"]),
    tests(of: "RapportSentiment", ["RapportModel", "RapportText"]),
    tests(of: "RapportTopics", ["RapportModel", "RapportText"]),
    tests(of: "RapportIngest", ["RapportModel"]),
    tests(of: "RapportEngagement", ["RapportModel"]),
    tests(of: "RapportReport", ["RapportModel", "RapportEngagement"], exclude: ["Snapshots"]),
    tests(
      of: "Rapport", ["RapportModel", "RapportSentiment", "RapportEngagement", "RapportReport"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "RapportCLITests", dependencies: ["RapportCLI", "RapportTestSupport"], exclude: ["Snapshots"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
