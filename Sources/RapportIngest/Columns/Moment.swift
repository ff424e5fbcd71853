package import RapportModel

/// A date as a file writes it, with its time of day and zone where it has them.
package struct Moment: Hashable, Sendable {
  package var day: CalendarDay
  /// Seconds since midnight.
  var secondOfDay: Int?
  /// Seconds east of UTC; `nil` where the file states no zone.
  var zone: Int?

  /// The moment in UTC; without a zone the time is taken for UTC.
  package var timestamp: Timestamp {
    let local = Timestamp(day, second: secondOfDay ?? 0)
    return Timestamp(secondsSinceEpoch: local.secondsSinceEpoch - Int64(zone ?? 0))
  }
}

extension Moment {
  /// Reads a date in one of the notations that exports use.
  ///
  /// Among them are ISO 8601, `20231010`, `16-04-2024`, `3/20/15`, `Tue, Aug 26, 2025`,
  /// `Wed Oct 10 20:19:24 +0000 2018`, and seconds, milliseconds or microseconds since 1970.
  ///
  /// - Parameter order: The order of day and month where figures leave it open; `nil` refuses such dates.
  /// - Returns: `nil` for other text, for days that don't exist, and without a year.
  package init?(_ cell: UnsafeRawBufferPointer, order: DateOrder? = nil) {
    if let moment = Moment(iso: cell) {
      self = moment
      return
    }
    guard cell.count <= 64, let parts = DateParts(cell), let day = parts.day(order: order) else { return nil }
    self.init(day: day, secondOfDay: parts.secondOfDay, zone: parts.zone)
  }

  /// Reads a date, letting the text of a string stand for a cell.
  package init?(_ text: String, order: DateOrder? = nil) {
    var text = text
    guard let moment = text.withUTF8({ Moment(UnsafeRawBufferPointer($0), order: order) }) else { return nil }
    self = moment
  }

  /// Seconds since 1970; larger numbers are milliseconds, microseconds or nanoseconds.
  ///
  /// - Returns: `nil` outside of the years 1973 to 2286, which ten digits of seconds reach.
  package init?(epoch number: FixedDecimal) {
    var seconds = number.nanos / 1_000_000_000
    for _ in 0..<3 where seconds >= 10_000_000_000 { seconds /= 1000 }
    guard (100_000_000..<10_000_000_000).contains(seconds) else { return nil }
    let timestamp = Timestamp(secondsSinceEpoch: Int64(seconds))
    day = timestamp.day
    secondOfDay = Int(timestamp.secondsSinceEpoch - Int64(day.daysSinceEpoch) * 86_400)
    zone = 0
  }

  /// A time written as one row of figures: `2025030309`, `202503030915` or `20250303091530`.
  ///
  /// - Returns: `nil` for other text, and outside of the years 1990 to 2089.
  init?(compact cell: UnsafeRawBufferPointer) {
    guard [10, 12, 14].contains(cell.count), cell.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let pairs = stride(from: 0, to: cell.count, by: 2).map {
      Int(cell[$0] - 0x30) * 10 + Int(cell[$0 + 1] - 0x30)
    }
    let clock = pairs[4...] + [0, 0]
    let (hour, minute, second) = (clock[4], clock[5], clock[6])
    let year = pairs[0] * 100 + pairs[1]
    guard (1990..<2090).contains(year), hour < 24, minute < 60, second < 60,
      let day = CalendarDay(year: year, month: pairs[2], day: pairs[3])
    else { return nil }
    self.init(day: day, secondOfDay: hour * 3600 + minute * 60 + second, zone: nil)
  }

  /// The common case, `2025-03-03` with or without `T09:15:00.000+01:00`, without allocating.
  init?(iso bytes: UnsafeRawBufferPointer) {
    @inline(__always) func pair(_ start: Int) -> Int? {
      guard start + 2 <= bytes.count else { return nil }
      let (tens, ones) = (bytes[start] &- 0x30, bytes[start + 1] &- 0x30)
      return tens < 10 && ones < 10 ? Int(tens &* 10 &+ ones) : nil
    }
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let century = pair(0), let year = pair(2), let month = pair(5), let dayOfMonth = pair(8),
      let day = CalendarDay(year: century * 100 + year, month: month, day: dayOfMonth)
    else { return nil }
    self.day = day
    if bytes.count == 10 { return }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes.count >= 16,
      let hour = pair(11), hour < 24, bytes[13] == UInt8(ascii: ":"), let minute = pair(14),
      minute < 60
    else { return nil }
    var second = 0
    var index = 16
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      guard let value = pair(17), value <= 60 else { return nil }
      second = min(value, 59)
      index = 19
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") {
        index += 1
        while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
      }
    }
    secondOfDay = hour * 3600 + minute * 60 + second
    if index == bytes.count { return }
    if bytes[index] == UInt8(ascii: "Z"), index + 1 == bytes.count {
      zone = 0
      return
    }
    guard bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"),
      let hours = pair(index + 1)
    else { return nil }
    let sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
    index += 3
    var minutes = 0
    if index < bytes.count {
      if bytes[index] == UInt8(ascii: ":") { index += 1 }
      guard let value = pair(index), index + 2 == bytes.count else { return nil }
      minutes = value
    }
    zone = sign * (hours * 3600 + minutes * 60)
  }
}
