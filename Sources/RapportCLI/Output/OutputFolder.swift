import Glibc

/// A folder to write several files to.
enum OutputFolder {
  /// Creates the folder unless it is there; the one above it must be.
  static func create(_ path: String) throws {
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw OutputError(action: "create", name: path, code: errno)
  }
}
