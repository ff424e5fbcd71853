/// Numbers that look like telephone numbers or cards and are none: times, dates, prices, counts, decimals.
extension DigitGroups {
  /// Sets apart what is a date, a time, a price, a decimal or a number with thousands separators.
  ///
  /// Where a number is written with `+`, its groups are no decimals and no thousands.
  mutating func protectOtherNumbers(in text: [UInt8]) {
    for index in groups.indices where isTime(index, text) { protect(index...index) }
    protectDates(in: text)
    protectPrices(in: text)
    protectCommas(in: text)
    var index = 0
    var isInternational = false
    while index < groups.count {
      isInternational =
        groups[index].hasPlus || (isInternational && index > 0 && groups[index - 1].joint != nil)
      if !isInternational, let last = decimalEnd(index, text) ?? thousandsEnd(index, text) {
        protect(index...last)
        index = last
      }
      index += 1
    }
  }

  private func value(_ index: Int, _ text: [UInt8]) -> Int {
    // Longer ones are compared with nothing.
    text[groups[index].digits.prefix(9)].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `10:30`, or a part of it.
  private func isTime(_ index: Int, _ text: [UInt8]) -> Bool {
    let digits = groups[index].digits
    func isMinutes(_ start: Int) -> Bool {
      text.byte(at: start).isDecimalDigit && text.byte(at: start + 1).isDecimalDigit
        && !text.byte(at: start + 2).isDecimalDigit
    }
    if text.byte(at: digits.upperBound) == UInt8(ascii: ":"), digits.count <= 2,
      isMinutes(digits.upperBound + 1)
    {
      return true
    }
    return text.byte(at: digits.lowerBound - 1) == UInt8(ascii: ":")
      && text.byte(at: digits.lowerBound - 2).isDecimalDigit && isMinutes(digits.lowerBound)
  }

  // MARK: - Dates

  private mutating func protectDates(in text: [UInt8]) {
    for index in groups.indices where !groups[index].isProtected && !groups[index].hasPlus {
      if isWholeDate(index, text) {
        protect(index...(index + 2))
      } else if isYearPair(index, text) {
        protect(index...(index + 1))
      } else if isCompactDate(index, text) {
        protect(index...index)
      }
    }
  }

  /// Whether the joint of a group is one of these marks, and no neighbour of the range has the same.
  private func isApart(_ range: ClosedRange<Int>, marks: [Unicode.Scalar]) -> Bool {
    guard let joint = groups[range.lowerBound].joint, marks.contains(where: { joint.is($0) }) else {
      return false
    }
    guard groups[range].dropLast().allSatisfy({ $0.joint == joint }) else { return false }
    let before = range.lowerBound > 0 ? groups[range.lowerBound - 1].joint : nil
    return before != joint && groups[range.upperBound].joint != joint
  }

  /// `2024-01-31`, `31.1.24`, `1/31/2024`.
  private func isWholeDate(_ index: Int, _ text: [UInt8]) -> Bool {
    guard index + 2 < groups.count, isApart(index...(index + 2), marks: ["-", ".", "/"]) else { return false }
    let counts = (index...(index + 2)).map { groups[$0].count }
    let parts: (Int, Int)
    if counts[0] == 4, counts[2] <= 2 {
      parts = (index + 1, index + 2)
    } else if counts[0] <= 2, counts[2] == 2 || counts[2] == 4 {
      parts = (index, index + 1)
    } else {
      return false
    }
    let (first, second) = (value(parts.0, text), value(parts.1, text))
    return counts[1] <= 2 && min(first, second) >= 1 && min(first, second) <= 12 && max(first, second) <= 31
  }

  /// `2024-01`, `03/2024`, `2019-2024`, `2023/24`.
  private func isYearPair(_ index: Int, _ text: [UInt8]) -> Bool {
    guard index + 1 < groups.count, isApart(index...(index + 1), marks: ["-", "/", "."]) else { return false }
    let (isFirst, isSecond) = (isYear(index, text), isYear(index + 1, text))
    return (isFirst && (isSecond || groups[index + 1].count <= 2)) || (groups[index].count <= 2 && isSecond)
  }

  /// Whether a group is a year of our time.
  func isYear(_ index: Int, _ text: [UInt8]) -> Bool {
    groups[index].count == 4 && (1900...2099).contains(value(index, text))
  }

  /// `20240131`
  private func isCompactDate(_ index: Int, _ text: [UInt8]) -> Bool {
    guard groups[index].count == 8 else { return false }
    let date = value(index, text)
    return (1900...2099).contains(date / 10000) && (1...12).contains(date / 100 % 100)
      && (1...31).contains(date % 100)
  }

  // MARK: - Amounts

  /// `€1.200.000`, `1 200 000 USD`.
  private mutating func protectPrices(in text: [UInt8]) {
    for index in groups.indices where !groups[index].isProtected && !groups[index].hasPlus {
      if Money.isBefore(groups[index].digits.lowerBound, in: text) {
        var last = index
        while let joint = groups[last].joint, joint.is(" ") || joint.is("."), groups[last + 1].count == 3 {
          last += 1
        }
        if let joint = groups[last].joint, joint.is("."), groups[last + 1].count <= 2 { last += 1 }
        protect(index...last)
      } else if Money.isAfter(groups[index].digits.upperBound, in: text) {
        var first = index
        if first > 0, let joint = groups[first - 1].joint, joint.is("."), groups[first].count <= 2 {
          first -= 1
        }
        while first > 0, let joint = groups[first - 1].joint, joint.is(" ") || joint.is("."),
          groups[first].count == 3,
          groups[first - 1].count <= 3
        {
          first -= 1
        }
        protect(first...index)
      }
    }
  }

  /// `1,234,567` and `12,50`; but not a list of telephone numbers without spaces.
  private mutating func protectCommas(in text: [UInt8]) {
    for index in groups.indices.dropLast() {
      let (group, next) = (groups[index], groups[index + 1])
      guard next.digits.lowerBound == group.digits.upperBound + 1,
        text[group.digits.upperBound] == UInt8(ascii: ","),
        next.count <= 2 || (next.count == 3 && group.count <= 3), !isTightBefore(index)
      else { continue }
      protect(index...(index + 1))
    }
  }

  private func isTightBefore(_ index: Int) -> Bool { index > 0 && groups[index - 1].joint?.isTight == true }

  /// Whether a number may begin at one group and end at another one: no other group is tied to them.
  private func isNumber(_ range: ClosedRange<Int>, _ text: [UInt8]) -> Bool {
    let digits = groups[range.lowerBound].digits
    let hasLeadingZero = text[digits.lowerBound] == UInt8(ascii: "0") && digits.count > 1
    return !hasLeadingZero && !isTightBefore(range.lowerBound)
      && groups[range.upperBound].joint?.isTight != true
  }

  /// The last group of `48.208174`.
  private func decimalEnd(_ index: Int, _ text: [UInt8]) -> Int? {
    guard index + 1 < groups.count, isApart(index...(index + 1), marks: ["."]) else { return nil }
    return isNumber(index...(index + 1), text) ? index + 1 : nil
  }

  /// The last group of `1.234.567` or `1 234 567`; three digits with a space after them begin a telephone number.
  private func thousandsEnd(_ index: Int, _ text: [UInt8]) -> Int? {
    guard let joint = groups[index].joint, joint.is(".") || joint.is(" "),
      groups[index].count <= (joint.is(".") ? 3 : 2), index == 0 || groups[index - 1].joint != joint
    else { return nil }
    var last = index
    while groups[last].joint == joint, groups[last + 1].count == 3 { last += 1 }
    guard last > index, isApart(index...last, marks: [".", " "]) else { return nil }
    return isNumber(index...last, text) ? last : nil
  }
}

/// Signs and codes of currencies beside a number.
private enum Money {
  /// Whether a sign stands before an offset, or with one space between.
  static func isBefore(_ offset: Int, in text: [UInt8]) -> Bool {
    let end = text.byte(at: offset - 1) == UInt8(ascii: " ") ? offset - 1 : offset
    return signs.contains { sign in
      guard end >= sign.count, text[(end - sign.count)..<end].elementsEqual(sign) else { return false }
      return !sign[0].isNameByte || !text.byte(at: end - sign.count - 1).isNameByte
    }
  }

  /// Whether a sign stands at an offset, or after one space.
  static func isAfter(_ offset: Int, in text: [UInt8]) -> Bool {
    let start = text.byte(at: offset) == UInt8(ascii: " ") ? offset + 1 : offset
    return signs.contains { sign in
      guard start < text.count, text[start...].starts(with: sign) else { return false }
      return !sign[0].isNameByte || !text.byte(at: start + sign.count).isNameByte
    }
  }

  /// Signs of Unicode, and codes of ISO 4217 that comments have most.
  private static let signs: [[UInt8]] = [
    "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₴", "₫", "฿", "₱", "₦", "₪", "円", "元", "원",
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "CZK", "BRL",
  ].map { Array($0.utf8) }
}
