import Foundation
import RapportTestSupport
import Testing

/// What one more comment costs once a run is in full swing, counted by valgrind, since seconds waver.
@Suite struct CostTests {
  private static let environment = ProcessInfo.processInfo.environment

  private static func path(of program: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static let isAsked =
    environment["RAPPORT_LONG_TESTS"] != nil && path(of: "valgrind") != nil && path(of: "strip") != nil

  /// Comments of one property in few weeks, so that its cells are soon complete.
  private static func table(rows: Int) -> String {
    let words = ["great", "awful", "fine", "slow", "lovely", "broken", "cheap", "rude"]
    var text = "id,date,author,text\n"
    for row in 0..<rows {
      text += "\(row),2025-03-0\(1 + row % 7),user\(row * 7919 % 300),"
      text +=
        "\"The delivery was \(words[row % 8]), but the support isn't \(words[row * 3 % 8]) at all! 👍\"\n"
    }
    return text
  }

  /// Ten comments of each property, in as many months.
  private static func table(properties: Int) -> String {
    var text = "id,property,date,author,text\n"
    for row in 0..<10 * properties {
      let month = row / properties + 1
      text += "\(row),site\(row % properties).example,2025-\(month < 10 ? "0" : "")\(month)-0\(1 + row % 7),"
      text += "user\(row * 7919 % 300),The delivery was \(row % 2 == 0 ? "great" : "awful")!\n"
    }
    return text
  }

  /// A copy of the tool without symbols: valgrind does not understand all that they hold.
  private static func strippedTool(in folder: TemporaryFolder) throws -> String {
    let tool = folder.url.appendingPathComponent("rapport").path
    let strip = try Process.run(
      URL(fileURLWithPath: try #require(path(of: "strip"))),
      arguments: ["-o", tool, CommandLineTool.executable.path])
    strip.waitUntilExit()
    return tool
  }

  /// What valgrind says of a run of `rapport ledger`.
  private static func run(_ options: [String], _ tool: String, _ table: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path(of: "valgrind")))
    process.arguments = options + [tool, "ledger", table, "--threads", "1", "--quiet", "-o", "/dev/null"]
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(text)")
    return text
  }

  /// The number behind a phrase.
  private static func number(after phrase: String, in text: String) throws -> Double {
    let rest = try #require(text.range(of: phrase)).upperBound
    let digits = text[rest...].drop { $0 == " " }.prefix { $0.isNumber || $0 == "," }
    return try #require(Double(digits.replacing(",", with: "")))
  }

  @Test(
    "a comment costs few allocations and few instructions a byte",
    .enabled(if: isAsked, "skipped: takes long, and needs valgrind and strip"))
  func steadyState() throws {
    let folder = try TemporaryFolder()
    let tool = try Self.strippedTool(in: folder)
    let (few, many) = (Self.table(rows: 2000), Self.table(rows: 6000))
    let tables = [try folder.write(few, to: "few.csv"), try folder.write(many, to: "many.csv")]

    let allocations = try tables.map {
      try Self.number(
        after: "total heap usage:",
        in: Self.run(["--leak-check=no", "--undef-value-errors=no"], tool, $0))
    }
    let perComment = (allocations[1] - allocations[0]) / 4000
    #expect(perComment <= 0.8, "\(perComment) allocations a comment")

    let instructions = try tables.map {
      try Self.number(
        after: "Collected :",
        in: Self.run(["--tool=callgrind", "--callgrind-out-file=/dev/null"], tool, $0))
    }
    let perByte = (instructions[1] - instructions[0]) / Double(many.utf8.count - few.utf8.count)
    #expect(perByte <= 510, "\(perByte) instructions a byte")
    print("A comment takes \(perComment) allocations, a byte \(perByte) instructions.")
  }

  @Test(
    "a property with ten comments takes few bytes",
    .enabled(if: isAsked, "skipped: takes long, and needs valgrind and strip"))
  func manyProperties() throws {
    let folder = try TemporaryFolder()
    let tool = try Self.strippedTool(in: folder)
    let peaks = try [500, 1500].map { properties in
      let table = try folder.write(Self.table(properties: properties), to: "\(properties).csv")
      return try Self.number(
        after: "At t-gmax:", in: Self.run(["--tool=dhat", "--dhat-out-file=/dev/null"], tool, table))
    }
    let perProperty = (peaks[1] - peaks[0]) / 1000
    #expect(perProperty <= 3_600, "\(perProperty) bytes a property")
    print("A property takes \(perProperty) bytes.")
  }
}
