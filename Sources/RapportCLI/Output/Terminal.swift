import Glibc

/// The terminal that standard output goes to.
enum Terminal {
  /// The columns to write for: `COLUMNS` where it is set, else the terminal's; `nil` when standard output is no
  /// terminal, so that lines are as long as they get.
  static var width: Int? {
    if let stated = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), stated > 0 { return stated }
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else {
      return nil
    }
    return Int(size.ws_col)
  }
}
