// swift-tools-version: 6.2
import PackageDescription

// A package of its own, since all code that it tries has to be built with the fuzzer's counters. The rooms are links to
// those of the main package, which gives the target what `package` declarations show; a library that the text room comes
// to need is linked here too.

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "fuzzing",
  targets: [
    .target(name: "CByteRuns"),
    .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
    .target(name: "CXXHash"),
    .target(name: "RapportLexicons", sources: ["embed.c"]),
    .target(name: "RapportModel", dependencies: ["CXXHash"], swiftSettings: strict),
    .target(
      name: "RapportText", dependencies: ["RapportModel", "RapportLexicons", "CByteRuns", "CCLD2", "CICU"],
      swiftSettings: strict),
    .executableTarget(
      name: "Fuzzing", dependencies: ["RapportModel", "RapportText"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
