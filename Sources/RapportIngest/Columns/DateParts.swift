import RapportModel

/// The figures, month and time that a date's text consists of.
struct DateParts {
  private(set) var secondOfDay: Int?
  private(set) var zone: Int?
  private var numbers: [(value: Int, digits: Int)] = []
  private var month: Int?
  private var usesPoints = false

  /// `nil` when the text holds something that is no part of a date.
  init?(_ cell: UnsafeRawBufferPointer) {
    let text = Array(cell)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if Self.isDigit(byte) {
        guard takeNumber(text, &index) else { return nil }
      } else if Self.isLetter(byte) {
        guard takeWord(text, &index) else { return nil }
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), secondOfDay != nil,
        index + 1 < text.count, Self.isDigit(text[index + 1])
      {
        guard takeZone(text, &index) else { return nil }
      } else if " ,/-.\t()".utf8.contains(byte) {
        if byte == UInt8(ascii: "."), numbers.count == 1, month == nil { usesPoints = true }
        index += 1
      } else if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
        index += 2
      } else if byte == 0xE2, text[index...].starts(with: [0xE2, 0x80, 0xAF]) {
        // The narrow space that newer time formats put before AM and PM.
        index += 3
      } else {
        return nil
      }
    }
  }

  /// The order of day and month that the figures themselves tell, if they are of a kind that has one.
  var statedOrder: (order: DateOrder?, isOpen: Bool) {
    guard month == nil, numbers.count == 3, numbers[0].digits <= 2, !usesPoints else { return (nil, false) }
    switch (numbers[0].value > 12, numbers[1].value > 12) {
    case (true, false): return (.dayMonth, true)
    case (false, true): return (.monthDay, true)
    default: return (nil, true)
    }
  }

  /// The three figures of a date like `25/03/04`, in which the year has two figures and may stand first or last.
  var shortFigures: (first: Int, second: Int, third: Int)? {
    guard month == nil, numbers.count == 3, !usesPoints, numbers.allSatisfy({ $0.digits <= 2 }) else {
      return nil
    }
    return (numbers[0].value, numbers[1].value, numbers[2].value)
  }

  /// The day, or `nil` when there is none, or its order is open and `order` does not say.
  func day(order: DateOrder?) -> CalendarDay? {
    if let month {
      // 26 Aug 2025, Aug 26, 2025
      guard numbers.count == 2 else { return nil }
      let yearFirst = numbers[0].digits == 4
      let (year, day) = yearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
      guard year.digits == 4 || year.digits == 2, day.digits <= 2 else { return nil }
      return CalendarDay(year: Self.full(year), month: month, day: day.value)
    }
    if numbers.count == 1, numbers[0].digits == 8 {
      let value = numbers[0].value
      return CalendarDay(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    }
    guard numbers.count == 3 else { return nil }
    if numbers[0].digits == 4 {
      return CalendarDay(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
    }
    guard numbers[0].digits <= 2, numbers[1].digits <= 2, numbers[2].digits == 4 || numbers[2].digits <= 2
    else { return nil }
    if order == .yearMonthDay, numbers[0].digits == 2, numbers[2].digits <= 2 {
      return CalendarDay(year: Self.full(numbers[0]), month: numbers[1].value, day: numbers[2].value)
    }
    guard numbers[2].digits != 1 else { return nil }
    // Where the year stands last, an order that puts it first says nothing about the others.
    let order = order == .yearMonthDay ? nil : order
    let isDayFirst: Bool
    if usesPoints {
      isDayFirst = true
    } else if let stated = statedOrder.order ?? order {
      isDayFirst = stated == .dayMonth
    } else if numbers[0].value == numbers[1].value {
      isDayFirst = true
    } else {
      return nil
    }
    let (day, month) = isDayFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
    return CalendarDay(year: Self.full(numbers[2]), month: month.value, day: day.value)
  }

  // MARK: - Parts

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0xC3 }

  /// A year with its century; two digits lie between 1970 and 2069.
  private static func full(_ year: (value: Int, digits: Int)) -> Int {
    year.digits == 2 ? year.value + (year.value < 70 ? 2000 : 1900) : year.value
  }

  private mutating func takeNumber(_ text: [UInt8], _ index: inout Int) -> Bool {
    let start = index
    let value = Self.digits(text, &index)
    if index < text.count, text[index] == UInt8(ascii: ":"), index - start <= 2 {
      guard secondOfDay == nil else { return false }
      return takeTime(hour: value, text, &index)
    }
    guard index - start <= 8, numbers.count < 3 else { return false }
    numbers.append((value, index - start))
    // 26th, 1er, 1º
    for suffix in ["st", "nd", "rd", "th", "er", "º"]
    where text[index...].prefix(2).elementsEqual(suffix.utf8) {
      index += 2
    }
    if index < text.count, text[index] == UInt8(ascii: "T") { index += 1 }
    return true
  }

  private mutating func takeTime(hour: Int, _ text: [UInt8], _ index: inout Int) -> Bool {
    index += 1
    let minute = Self.digits(text, &index)
    var second = 0
    if index < text.count, text[index] == UInt8(ascii: ":") {
      index += 1
      second = Self.digits(text, &index)
      if index + 1 < text.count, text[index] == UInt8(ascii: "."), Self.isDigit(text[index + 1]) {
        index += 1
        _ = Self.digits(text, &index)
      }
    }
    guard hour < 24, minute < 60, second <= 60 else { return false }
    secondOfDay = hour * 3600 + minute * 60 + min(second, 59)
    return true
  }

  private mutating func takeZone(_ text: [UInt8], _ index: inout Int) -> Bool {
    let sign = text[index] == UInt8(ascii: "-") ? -1 : 1
    index += 1
    let start = index
    var value = Self.digits(text, &index)
    switch index - start {
    case 4: value = value / 100 * 3600 + value % 100 * 60
    case 1, 2:
      value *= 3600
      if index < text.count, text[index] == UInt8(ascii: ":") {
        index += 1
        value += Self.digits(text, &index) * 60
      }
    default: return false
    }
    zone = sign * value
    return true
  }

  private mutating func takeWord(_ text: [UInt8], _ index: inout Int) -> Bool {
    let start = index
    while index < text.count, Self.isLetter(text[index]) || text[index] >= 0x80 { index += 1 }
    let word = String(decoding: text[start..<index], as: UTF8.self).lowercased()
    switch word {
    case "am", "pm":
      guard let time = secondOfDay, time / 3600 <= 12 else { return false }
      secondOfDay = time % (12 * 3600) + (word == "pm" ? 12 * 3600 : 0)
    case "z", "utc", "gmt": zone = 0
    case "t", "at", "um", "of", "de": break
    default:
      if let month = MonthNames.month(word), self.month == nil {
        self.month = month
      } else if !MonthNames.isWeekday(word) {
        return false
      }
    }
    return true
  }

  private static func digits(_ text: [UInt8], _ index: inout Int) -> Int {
    var value = 0
    while index < text.count, isDigit(text[index]), value < 100_000_000 {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    return value
  }
}
