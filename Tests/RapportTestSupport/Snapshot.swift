import Foundation
public import Testing

/// Compares text with a file in the folder `Snapshots` beside the test's own file.
///
/// With `RAPPORT_RECORD_SNAPSHOTS` set, the file is written anew and the test fails, so that nobody records by
/// accident.
public func expectSnapshot(
  _ text: String, _ name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent("Snapshots").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RAPPORT_RECORD_SNAPSHOTS"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record(
      "Recorded \(name). Look at it and run again without recording.", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  let lines = zip(
    expected.split(separator: "\n", omittingEmptySubsequences: false),
    text.split(separator: "\n", omittingEmptySubsequences: false))
  let difference = lines.first { $0 != $1 }
  // Not the comparison itself, which would print both texts whole.
  let isEqual = text == expected
  #expect(
    isEqual, "\(name) differs first at: \(difference.map { "'\($0)' instead of '\($1)'" } ?? "its end")",
    sourceLocation: sourceLocation)
}
