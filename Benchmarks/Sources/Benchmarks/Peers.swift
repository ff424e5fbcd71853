import Foundation

/// What people use today, in Python: vaderSentiment and NLTK's TweetTokenizer.
enum Peers {
  /// Runs them on the texts and prints what they report; says so when they are not installed.
  ///
  /// - Parameter baseline: The speed in MB/s that they are compared with.
  static func run(on texts: Texts, baseline: Double) throws {
    let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    let own = folder.appendingPathComponent(".venv/bin/python").path
    let python = ProcessInfo.processInfo.environment["RAPPORT_BENCH_PYTHON"] ?? own
    guard FileManager.default.isExecutableFile(atPath: python) else {
      return print("  Python's tools are not installed; 'scripts/bench-peers' does it")
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rapport-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(texts.posts.joined(separator: [0x0A])).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [folder.appendingPathComponent("peers.py").path, file.path, String(baseline)]
    // What was printed so far comes before what the process prints.
    fflush(nil)
    try process.run()
    process.waitUntilExit()
  }
}
