import Foundation

/// What people use today, in Python: vaderSentiment and NLTK's TweetTokenizer.
enum Peers {
  /// Runs them on a sample of the texts and prints what they report; says so when they are not installed.
  static func run(on texts: Texts) throws {
    let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    let own = folder.appendingPathComponent(".venv/bin/python").path
    let python = ProcessInfo.processInfo.environment["RAPPORT_BENCH_PYTHON"] ?? own
    guard FileManager.default.isExecutableFile(atPath: python) else {
      return print("  Python's tools are not installed; 'scripts/bench-peers' does it")
    }
    let sample = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rapport-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: sample) }
    try Data(texts.posts.prefix(5_000).joined(separator: [0x0A])).write(to: sample)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [folder.appendingPathComponent("peers.py").path, sample.path]
    try process.run()
    process.waitUntilExit()
  }
}
