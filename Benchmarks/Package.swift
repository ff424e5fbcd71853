// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses the library resolves what only its measurements need.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "rapport", path: "..")],
  targets: [
    .target(name: "CBenchmarks", linkerSettings: [.linkedLibrary("icuuc")]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["CBenchmarks", .product(name: "Rapport", package: "rapport")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
