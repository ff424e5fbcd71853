import Foundation
import RapportTestSupport

/// Numbers that SciPy and statsmodels computed.
enum Golden {
  static let path = "reference/golden.json"
  static var isThere: Bool { SharedData.has(path) }

  /// One section of the file.
  static func section(_ name: String) throws -> Any {
    let object = try JSONSerialization.jsonObject(with: Data(try SharedData.bytes(path)))
    return try requireValue((object as? [String: Any])?[name])
  }

  static func object(_ name: String) throws -> [String: Any] {
    try requireValue(try section(name) as? [String: Any])
  }

  static func list(_ name: String) throws -> [[String: Any]] {
    try requireValue(try section(name) as? [[String: Any]])
  }

  private static func requireValue<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CocoaError(.coderReadCorrupt) }
    return value
  }
}

extension [String: Any] {
  func number(_ key: String) -> Double { (self[key] as? NSNumber)?.doubleValue ?? .nan }
  func numbers(_ key: String) -> [Double] { (self[key] as? [NSNumber])?.map(\.doubleValue) ?? [] }
}

func isClose(_ left: Double, _ right: Double, within tolerance: Double = 1e-12) -> Bool {
  (left - right).magnitude <= tolerance * max(1, right.magnitude)
}
