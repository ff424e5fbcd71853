import Glibc

/// Files that are being written and have not got their names yet, so that an interrupted run leaves none of them.
///
/// Only what a signal handler may do happens in the handler: it reads fixed memory and removes files.
enum PartialFiles {
  private static let capacity = 16
  /// Paths as C strings, or `nil` where a place is free.
  nonisolated(unsafe) private static let paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
    let paths = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    paths.initialize(repeating: nil, count: capacity)
    return paths
  }()

  /// Removes the files that are being written when Ctrl-C or a request to stop ends the process.
  static func removeOnSignals() {
    _ = paths
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        for place in 0..<PartialFiles.capacity {
          if let path = PartialFiles.paths[place] { unlink(path) }
        }
        // The process ends as it would have without a handler, so that whoever started it knows.
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Remembers a file, and gives its place; `nil` when there are too many, which are then left behind.
  static func add(_ path: String) -> Int? {
    guard let place = (0..<capacity).first(where: { paths[$0] == nil }) else { return nil }
    paths[place] = strdup(path)
    return place
  }

  /// Forgets the file at a place, which is complete or gone.
  static func remove(_ place: Int?) {
    guard let place else { return }
    let path = paths[place]
    paths[place] = nil
    free(path)
  }
}
