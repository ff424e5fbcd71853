import Foundation

/// What a process took.
struct Run {
  /// Seconds from its start to its end.
  var wall: Double
  /// Seconds of processor time, its own and the system's for it.
  var cpu: Double
  /// The most memory it held, in MB.
  var megabytes: Double

  /// Runs a program to its end; its output goes nowhere.
  init(_ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    let start = Self.now()
    guard posix_spawnp(&child, arguments[0], &actions, nil, &pointers, environ) == 0 else {
      throw RunError(command: arguments.joined(separator: " "), status: -1)
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    wall = Self.now() - start
    cpu = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    megabytes = Double(usage.ru_maxrss) / 1024
    guard status == 0 else { throw RunError(command: arguments.joined(separator: " "), status: status) }
  }

  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

/// A program that did not end well.
struct RunError: Error, CustomStringConvertible {
  var command: String
  var status: Int32

  var description: String { "'\(command)' ended with status \(status)" }
}

/// The smallest, middle and largest of some numbers.
struct Spread {
  var smallest, median, largest: Double

  init(_ values: [Double]) {
    let sorted = values.sorted()
    smallest = sorted[0]
    median = sorted[sorted.count / 2]
    largest = sorted[sorted.count - 1]
  }

  /// `1.20 (1.10–1.35)`.
  func text(_ places: Int) -> String {
    "\(median.rounded(places)) (\(smallest.rounded(places))–\(largest.rounded(places)))"
  }
}
