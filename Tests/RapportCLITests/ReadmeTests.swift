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
    let folder = try TemporaryFolder()
    let output = try DemoRun.output(reportAt: folder.url.appendingPathComponent("report.html").path)
    #expect(output == readme[start.upperBound..<end.lowerBound])
  }
}
