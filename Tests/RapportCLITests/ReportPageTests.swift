import Foundation
import RapportTestSupport
import Testing

/// The report's page, as a browser shows it.
@Suite struct ReportPageTests {
  @Test(
    "the page is whole: every cell is there, nothing is asked for, nothing is said, nothing runs over",
    .enabled(if: Browser.isInstalled, Comment(rawValue: Browser.missing)), arguments: [1440, 390])
  func page(width: Int) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("report.html")
    let output = try DemoRun.output(reportAt: file.path)
    #expect(output.contains("brackenford.example"))

    let visit = try Browser().visit(file, width: width)
    #expect(visit.messages.isEmpty)
    #expect(visit.requests == [file.absoluteString])
    #expect(try visit.value(of: "document.documentElement.scrollWidth") as? Int == width)
    #expect(try visit.value(of: "document.scripts.length") as? Int == 0)

    let properties = try #require(
      try visit.value(
        of: "new Set([...document.querySelectorAll('td[data-property]')].map(c => c.dataset.property)).size")
        as? Int)
    let indicators = try #require(
      try visit.value(
        of: "new Set([...document.querySelectorAll('td[data-property]')].map(c => c.dataset.indicator)).size")
        as? Int)
    let cells =
      try visit.value(of: "document.querySelectorAll('td[data-property][data-indicator]').length") as? Int
    let pairs =
      try visit.value(
        of:
          "new Set([...document.querySelectorAll('td[data-property]')].map(c => c.dataset.property + ' ' + c.dataset.indicator)).size"
      ) as? Int
    #expect(properties == 10)
    #expect(indicators >= 12)
    #expect(cells == properties * indicators)
    #expect(pairs == cells)
    #expect(try visit.screenshot().starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test("the five facts of the story stand in the findings") func story() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("report.html")
    _ = try DemoRun.output(reportAt: file.path)
    let page = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(page.range(of: "id=\"findings\""))
    let end = try #require(page.range(of: "id=\"matrix\""))
    let findings = page[start.upperBound..<end.lowerBound]
    for fact in [
      "Much visited, unhappy", "Small and loved", "Fine until you read the comments", "Split test",
      "Sharp change",
    ] {
      #expect(findings.contains(fact), "\(fact)")
    }
    #expect(findings.contains("In 2025-W16 conversions per visit fell from"))
    #expect(findings.contains("Variant B does better"))
  }
}

/// Runs the demo as `make demo` does.
enum DemoRun {
  static func output(reportAt path: String) throws -> String {
    let process = Process()
    process.executableURL = SharedData.packageFolder.appendingPathComponent("scripts/demo")
    process.arguments = [path]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "COLUMNS": "152", "RAPPORT": CommandLineTool.executable.path,
    ]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
