import Foundation
import RapportTestSupport
import Testing

/// What the README shows is what the tool prints.
@Suite struct ReadmeTests {
  @Test("the demo prints what the README shows") func demo() throws {
    let readme = try String(
      contentsOf: SharedData.packageFolder.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "```text demo\n"))
    let end = try #require(readme[start.upperBound...].range(of: "```\n"))
    let shown = String(readme[start.upperBound..<end.lowerBound])
    #expect(try Self.run("scripts/demo", environment: ["COLUMNS": "110"]) == shown)
  }

  private static func run(_ script: String, environment: [String: String]) throws -> String {
    let process = Process()
    process.executableURL = SharedData.packageFolder.appendingPathComponent(script)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .merging(["RAPPORT": CommandLineTool.executable.path]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
