/// Numbers and axes of charts. Everything is a pure function of its data, so that a chart is the same to the byte.
enum ChartGeometry {
  /// A coordinate with at most one decimal, as SVG reads it.
  static func coordinate(_ number: Double) -> String {
    let text = NumberText.rounded(number, places: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The coordinates of a path's point.
  static func point(_ x: Double, _ y: Double) -> String { "\(coordinate(x)) \(coordinate(y))" }
}

/// An axis of round numbers.
package struct ChartAxis: Hashable, Sendable {
  /// The numbers marked, ascending; the first and the last are the ends of the axis.
  package let ticks: [Double]

  /// An axis that holds all values.
  ///
  /// - Parameters:
  ///   - values: What has to fit, at least one number for a useful axis.
  ///   - includesZero: Whether 0 has to be on it.
  ///   - steps: About how many steps it should have.
  package init(holding values: [Double], includesZero: Bool, steps: Int = 3) {
    let numbers = values.filter(\.isFinite) + (includesZero ? [0] : [])
    let low = numbers.min() ?? 0
    let high = numbers.max() ?? 1
    let span = high > low ? high - low : max(low.magnitude, 1)
    let step = Self.roundStep(span / Double(steps))
    let first = (low / step).rounded(.down)
    let last = max((high / step).rounded(.up), first + 1)
    // Far from 0 a step can be lost in rounding, and the axis would have no end.
    guard last - first <= 100 else {
      ticks = [low, low + span]
      return
    }
    ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Where a value lies, from 0 at the start of the axis to 1 at its end.
  func place(of value: Double) -> Double {
    guard let first = ticks.first, let last = ticks.last, last > first else { return 0 }
    return min(1, max(0, (value - first) / (last - first)))
  }

  /// The largest of 1, 2, 2.5 and 5 times a power of ten that keeps the number of steps, or one more.
  private static func roundStep(_ raw: Double) -> Double {
    guard raw > 0, raw.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= raw { power *= 10 }
    while power > raw { power /= 10 }
    return [1, 2, 2.5, 5, 10].map { $0 * power }.last { $0 <= raw * 1.0000001 } ?? power
  }
}
