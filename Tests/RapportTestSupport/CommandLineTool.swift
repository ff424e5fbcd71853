public import Foundation

/// Runs the built `rapport` as a user would.
public enum CommandLineTool {
  /// What a run printed and how it ended.
  public struct Result: Sendable {
    /// Standard output.
    public let output: String
    /// Standard error.
    public let messages: String
    /// The exit code; negative when a signal ended it.
    public let status: Int32
  }

  /// The tool beside the running tests.
  public static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("rapport")

  /// Runs the tool and waits for it.
  ///
  /// - Parameters:
  ///   - arguments: What follows the tool's name.
  ///   - input: Its standard input.
  ///   - folder: Its working directory; the package's folder unless stated.
  public static func run(
    _ arguments: [String], input: String = "", in folder: URL = SharedData.packageFolder
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder

    // Files rather than pipes: a full pipe would stop the tool while nobody reads.
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    func file(_ name: String, _ content: String = "") throws -> URL {
      let url = place.appendingPathComponent(name)
      try Data(content.utf8).write(to: url)
      return url
    }
    let output = try file("output")
    let messages = try file("messages")
    process.standardInput = try FileHandle(forReadingFrom: file("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    let status = process.terminationStatus
    return Result(
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: messages), as: UTF8.self),
      status: process.terminationReason == .exit ? status : -status)
  }
}
