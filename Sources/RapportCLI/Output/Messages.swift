import Glibc

/// What is said to the person at the terminal; data never goes here.
struct Messages: Sendable {
  /// Whether only errors are said.
  let isQuiet: Bool

  /// Says something worth knowing.
  func note(_ text: String) {
    if !isQuiet { Self.print(text) }
  }

  /// Says that something is not as it should be.
  func warning(_ text: String) {
    if !isQuiet { Self.print("Warning: " + text) }
  }

  /// Writes a line to standard error; a failure to do so has nowhere to go.
  static func print(_ line: String) {
    var bytes = Array(line.utf8)
    bytes.append(UInt8(ascii: "\n"))
    bytes.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Whether a person watches standard error.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
