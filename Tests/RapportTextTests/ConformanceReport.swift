import Foundation
import Testing

/// Counts the cases of a suite of others, and holds every miss against a list of reasons.
struct ConformanceReport {
  private(set) var count = 0
  private var misses: [String: String] = [:]

  /// Adds a case; values are what JSON can hold, and are compared as such.
  mutating func add(_ id: String, expected: Any, found: Any) throws {
    let (expected, found) = (try json(expected), try json(found))
    add(id, passed: expected == found, "expected \(expected), found \(found)")
  }

  private func json(_ value: Any) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: [value], options: .sortedKeys), as: UTF8.self)
  }

  mutating func add(_ id: String, passed: Bool, _ detail: @autoclosure () -> String) {
    count += 1
    if !passed { misses[id] = detail() }
  }

  /// Checks that exactly these cases are missed; the keys are ids or their beginnings.
  func expectMisses(_ reasons: [String: String], sourceLocation: SourceLocation = #_sourceLocation) {
    for (id, detail) in misses.sorted(by: { $0.key < $1.key })
    where !reasons.keys.contains(where: id.hasPrefix) {
      Issue.record("\(id): \(detail)", sourceLocation: sourceLocation)
    }
    for id in reasons.keys where !misses.keys.contains(where: { $0.hasPrefix(id) }) {
      Issue.record("\(id) passes and needs no reason", sourceLocation: sourceLocation)
    }
    print("\(count - misses.count) of \(count) cases")
  }
}
