/// Numbers with signs that word rules know nothing of: dates, times, telephone numbers, money, shares.
extension TokenScanner {
  /// A date, a time of day or a telephone number in ASCII digits.
  func numberEnd(at offset: Int) -> Int? {
    let end = digitsEnd(from: offset)
    let separator = byte(at: end)
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: ":")
    else { return nil }
    guard byte(at: end + 1).isDigit else { return nil }
    let number = dateEnd(offset, end, separator) ?? timeEnd(offset, end, separator) ?? phoneEnd(offset)
    guard let number, !isWordCharacter(at: number) else { return nil }
    // "1/2/34/5" is a list, whatever its beginning looks like.
    let goesOn = byte(at: number) == separator && byte(at: number + 1).isDigit
    return goesOn ? nil : number
  }

  /// `2024-01-31`, `31/1/24`, `1/31/2024`: three groups, one of which may be a year.
  private func dateEnd(_ start: Int, _ firstEnd: Int, _ separator: UInt8) -> Int? {
    guard separator != UInt8(ascii: ":") else { return nil }
    let secondEnd = digitsEnd(from: firstEnd + 1)
    guard byte(at: secondEnd) == separator else { return nil }
    let thirdEnd = digitsEnd(from: secondEnd + 1)
    let counts = (firstEnd - start, secondEnd - firstEnd - 1, thirdEnd - secondEnd - 1)
    guard (1...2).contains(counts.1) else { return nil }
    let yearFirst = counts.0 == 4 && (1...2).contains(counts.2)
    let yearLast = (1...2).contains(counts.0) && (counts.2 == 2 || counts.2 == 4)
    return yearFirst || yearLast ? thirdEnd : nil
  }

  /// `9:30`, `23:59:59`.
  private func timeEnd(_ start: Int, _ firstEnd: Int, _ separator: UInt8) -> Int? {
    guard separator == UInt8(ascii: ":"), firstEnd - start <= 2 else { return nil }
    let minutesEnd = digitsEnd(from: firstEnd + 1)
    guard minutesEnd - firstEnd == 3 else { return nil }
    guard byte(at: minutesEnd) == UInt8(ascii: ":") else { return minutesEnd }
    let secondsEnd = digitsEnd(from: minutesEnd + 1)
    return secondsEnd - minutesEnd == 3 ? secondsEnd : minutesEnd
  }

  /// Groups of two digits or more with hyphens between them, seven digits or more in all.
  private func phoneEnd(_ start: Int) -> Int? {
    var end = start
    var digits = 0
    while true {
      let groupEnd = digitsEnd(from: end)
      guard groupEnd - end >= 2 else { return nil }
      digits += groupEnd - end
      guard byte(at: groupEnd) == UInt8(ascii: "-"), byte(at: groupEnd + 1).isDigit else {
        return digits >= 7 && digits <= 15 ? groupEnd : nil
      }
      end = groupEnd + 1
    }
  }

  /// A sign of money and the number after it; not after a word.
  func moneyEnd(at offset: Int, sign: Int) -> Int? {
    guard byte(at: offset + sign).isDigit, !isInWord(offset) else { return nil }
    return tables.breaks.segment(in: text, at: offset + sign).end
  }

  /// The end of a number with the sign of money or the share after it: `50%`, `20€`.
  func numberEnd(withSignAfter end: Int) -> Int {
    guard end < text.count else { return end }
    let (scalar, width) = decodeScalar(text, at: end)
    let isPercent = scalar == 0x25 || scalar == 0x2030 || scalar == 0x066A || scalar == 0xFF05
    guard isPercent || tables.breaks.traits(of: scalar).contains(.currency) else { return end }
    // "5%20" is an escape of an address, and "5$6" two prices.
    return traits(at: end + width).contains(.digit) ? end : end + width
  }
}
