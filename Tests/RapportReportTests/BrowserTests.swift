import Foundation
import RapportEngagement
import RapportReport
import Testing

/// Opens the page in Chromium, where there is one.
@Suite(.enabled(if: Browser.isThere, "skipped: no 'chromium' on this machine"))
struct BrowserTests {
  @Test(
    "the page fits its window, wide and narrow, light and dark, and asks for nothing", arguments: [390, 1440])
  func window(width: Int) throws {
    let folder = try Browser.folder()
    let page = folder.appendingPathComponent("report-\(width).html")
    try Data(StoryReport.html.utf8).write(to: page)

    let log = folder.appendingPathComponent("network-\(width).json")
    let screenshot = folder.appendingPathComponent("report-\(width).png")
    let messages = try Browser.run(
      [
        "--screenshot=\(screenshot.path)", "--log-net-log=\(log.path)", "--window-size=\(width),2400",
        page.absoluteString,
      ])
    #expect(!messages.contains("CONSOLE"), "\(messages)")
    #expect(try Data(contentsOf: screenshot).count > 20_000)
    // The browser asks for things on its own account; those requests have no page as their origin.
    let requests = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").filter {
      $0.contains("\"initiator\":") && !$0.contains("\"initiator\":\"not an origin\"")
        && $0.contains("\"url\":\"http")
    }
    #expect(requests.isEmpty)

    // A page that forbids scripts cannot measure itself, so that a copy without its policy does.
    let policy = try #require(
      StoryReport.html.firstRange(of: #/<meta http-equiv="Content-Security-Policy"[^>]*>/#))
    var copy = StoryReport.html
    copy.removeSubrange(policy)
    copy +=
      "<script>const d=document,e=d.documentElement;d.title=[e.scrollWidth<=innerWidth,innerWidth,"
      + "d.querySelectorAll('td[data-property][data-indicator]').length].join()</script>"
    let measured = folder.appendingPathComponent("measured-\(width).html")
    // A window cannot be as narrow as a telephone everywhere; a frame can.
    try Data(copy.utf8).write(to: measured)
    let frame = folder.appendingPathComponent("frame-\(width).html")
    let harness =
      "<iframe width=\(width) height=900 style='border:0' src='\(measured.lastPathComponent)'></iframe>"
      + "<script>onload=()=>{document.title=frames[0].document.title}</script>"
    try Data(harness.utf8).write(to: frame)
    let dom = try Browser.run(
      ["--allow-file-access-from-files", "--dump-dom", "--window-size=1600,1000", frame.absoluteString])
    let cells =
      StoryReport.page.report.matrix.properties.count * StoryReport.page.report.matrix.indicators.count
    #expect(dom.contains("<title>true,\(width),\(cells)</title>"), "\(dom.prefix(400))")
  }
}

/// A headless Chromium.
enum Browser {
  private static let path = "/usr/bin/chromium"
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Where pages and pictures go: `RAPPORT_SCREENSHOTS`, else a new folder among temporary files.
  static func folder() throws -> URL {
    let stated = ProcessInfo.processInfo.environment["RAPPORT_SCREENSHOTS"].map { URL(fileURLWithPath: $0) }
    let folder =
      stated ?? FileManager.default.temporaryDirectory.appendingPathComponent("rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// What it prints, errors and messages of the page among it.
  static func run(_ arguments: [String]) throws -> String {
    let profile = FileManager.default.temporaryDirectory.appendingPathComponent(
      "chromium-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: profile) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr",
        "--disable-background-networking", "--user-data-dir=\(profile.path)",
      ]
      + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
