/// A moment in UTC, to the second.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let secondsSinceEpoch: Int64

  /// The moment this many seconds after 1970-01-01T00:00:00Z.
  public init(secondsSinceEpoch: Int64) { self.secondsSinceEpoch = secondsSinceEpoch }

  /// A time of day in UTC; hours, minutes and seconds are taken as given.
  public init(_ day: CalendarDay, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    secondsSinceEpoch =
      Int64(day.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// The UTC day.
  public var day: CalendarDay {
    let days = secondsSinceEpoch >= 0 ? secondsSinceEpoch / 86_400 : (secondsSinceEpoch - 86_399) / 86_400
    return CalendarDay(daysSinceEpoch: Int32(truncatingIfNeeded: days))
  }

  /// ISO 8601 notation, such as `2025-03-03T09:15:00Z`.
  public var description: String {
    let time = Int(secondsSinceEpoch - Int64(day.daysSinceEpoch) * 86_400)
    let hour = padded(time / 3600, to: 2)
    let minute = padded(time / 60 % 60, to: 2)
    return "\(day)T\(hour):\(minute):\(padded(time % 60, to: 2))Z"
  }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.secondsSinceEpoch < right.secondsSinceEpoch }
}
