import RapportEngagement

/// Numbers as text, the same on every machine and in every locale.
package enum NumberText {
  /// The shortest decimal notation that reads back as the same number.
  package static func exact(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Rounded to a number of decimal places, halves away from zero.
  package static func rounded(_ number: Double, places: Int) -> String {
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    let scaled = (number.magnitude * unit).rounded()
    guard scaled < 1e18 else { return exact(number) }
    let sign = number < 0 && scaled > 0 ? "-" : ""
    let (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: UInt64(unit))
    guard places > 0 else { return "\(sign)\(whole)" }
    let digits = String(fraction)
    return "\(sign)\(whole)." + String(repeating: "0", count: places - digits.count) + digits
  }

  /// How many decimal places a reader needs.
  static func places(_ unit: Metric.Unit) -> Int {
    switch unit {
    case .count: 0
    case .seconds, .index: 1
    case .fraction, .ratio, .balance, .money: 2
    }
  }
}
