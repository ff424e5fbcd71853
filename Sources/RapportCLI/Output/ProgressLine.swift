import Glibc
import Rapport

/// One line on the terminal that says how far long work has come; silent where nobody watches.
struct ProgressLine {
  private let isShown: Bool
  private var lastUpdate = ContinuousClock.now
  private var isDrawn = false

  init(messages: Messages) { isShown = !messages.isQuiet && Messages.isInteractive }

  /// Shows `text()` instead of the last line, at most ten times a second.
  mutating func update(_ text: @autoclosure () -> String) {
    guard isShown, ContinuousClock.now - lastUpdate > .milliseconds(100) else { return }
    lastUpdate = .now
    isDrawn = true
    draw(text())
  }

  /// Shows how far an input was read.
  mutating func update(_ progress: ReadingProgress) {
    update(Self.text(of: progress))
  }

  private static func text(of progress: ReadingProgress) -> String {
    guard let total = progress.totalBytes, total > 0 else {
      return "Reading \(progress.name): \(progress.bytes / 1_000_000) MB"
    }
    return "Reading \(progress.name): \(progress.bytes * 100 / total) % of \(total / 1_000_000) MB"
  }

  /// Takes the line away.
  mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    draw("")
  }

  private func draw(_ text: String) {
    let bytes = Array(("\r\u{1B}[K" + text).utf8)
    bytes.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
