/// Bank cards and telephone numbers among the groups of digits.
extension DigitGroups {
  // MARK: - Cards

  /// Covers numbers of 13 to 19 digits that have a bank card's first digit and pass the check of ISO/IEC 7812-1.
  ///
  /// Groups are joined by single spaces or hyphens. Of several numbers that begin at one group, the longest counts.
  mutating func coverCards(in text: inout [UInt8]) {
    var index = 0
    while index < groups.count {
      if let last = cardEnd(index, text) {
        cover(index...last, in: &text)
        index = last
      } else if isGroupedAsCard(index) {
        protect(index...(index + 3))
        index += 3
      }
      index += 1
    }
  }

  /// Whether four groups of four begin here: no card, since the check failed, and no telephone number either.
  private func isGroupedAsCard(_ index: Int) -> Bool {
    guard index + 3 < groups.count, let joint = groups[index].joint, Self.isCardJoint(joint) else {
      return false
    }
    let others = groups[index...(index + 3)]
    return others.allSatisfy { $0.count == 4 && !$0.isProtected }
      && others.dropLast().allSatisfy { $0.joint == joint }
  }

  private func cardEnd(_ first: Int, _ text: [UInt8]) -> Int? {
    // 2 to 6 are the first digits of payment cards; other industries' numbers are no cards of people.
    guard !groups[first].isProtected, (0x32...0x36).contains(text[groups[first].digits.lowerBound]) else {
      return nil
    }
    var found: Int?
    var last = first
    while digitCount(first...last) <= 19 {
      let isWhole = groups[last].joint.map { !Self.isCardJoint($0) } ?? true
      let isWholeRun = isWhole && (first == 0 || !(groups[first - 1].joint.map(Self.isCardJoint) ?? false))
      if digitCount(first...last) >= 13, isWholeRun || isUsualCard(first...last),
        passesCheck(first...last, text)
      {
        found = last
      }
      guard !isWhole else { break }
      last += 1
    }
    return found
  }

  private static func isCardJoint(_ joint: Joint) -> Bool { joint.is(" ") || joint.is("-") }

  /// Whether digits are grouped as on a card: by fours, 4-6-5, 4-6-4, 6-13, or not at all.
  private func isUsualCard(_ range: ClosedRange<Int>) -> Bool {
    let counts = groups[range].map(\.count)
    if counts.count == 1 || counts == [4, 6, 5] || counts == [4, 6, 4] || counts == [6, 13] { return true }
    return counts.dropLast().allSatisfy { $0 == 4 } && counts[counts.count - 1] <= 4
  }

  /// The formula of Luhn, ISO/IEC 7812-1, annex B.
  private func passesCheck(_ range: ClosedRange<Int>, _ text: [UInt8]) -> Bool {
    var sum = 0
    var isDoubled = false
    for group in groups[range].reversed() {
      for offset in group.digits.reversed() {
        let digit = Int(text[offset] - 0x30) * (isDoubled ? 2 : 1)
        sum += digit > 9 ? digit - 9 : digit
        isDoubled.toggle()
      }
    }
    return sum % 10 == 0
  }

  // MARK: - Telephone numbers

  /// Covers telephone numbers: 7 to 15 digits (ITU-T E.164) in groups, or after `+`, or 9 and more after a leading 0.
  ///
  /// Of several numbers that begin at one group, the longest counts.
  mutating func coverPhones(in text: inout [UInt8]) {
    var index = 0
    while index < groups.count {
      if let last = phoneEnd(index, text) {
        cover(index...last, in: &text)
        index = last
      }
      index += 1
    }
  }

  private func phoneEnd(_ first: Int, _ text: [UInt8]) -> Int? {
    guard first == 0 || groups[first - 1].joint?.isTight != true else { return nil }
    var found: Int?
    var last = first
    while !groups[last].isProtected, digitCount(first...last) <= 15 {
      let joint = groups[last].joint
      if joint?.isTight != true, isPhone(first...last, text) { found = last }
      guard joint != nil else { break }
      last += 1
    }
    return found
  }

  private func isPhone(_ range: ClosedRange<Int>, _ text: [UInt8]) -> Bool {
    let group = groups[range.lowerBound]
    let digits = digitCount(range)
    guard digits >= 7 else { return false }
    if group.hasPlus { return true }
    let hasLeadingZero = text[group.digits.lowerBound] == UInt8(ascii: "0")
    if range.count == 1 { return hasLeadingZero && digits >= 9 }
    // Single digits are counts and marks: "9 10 10 8".
    guard groups[range].dropFirst().allSatisfy({ $0.count >= 2 }) else { return false }
    if range.allSatisfy({ isYear($0, text) }) { return false }
    guard range.count == 2, group.joint?.is(" ") == true, !hasLeadingZero else { return true }
    // Two numbers beside each other are mostly two numbers: "in 2019 500", "12 100000".
    return range.allSatisfy { groups[$0].count >= 3 && !isYear($0, text) }
  }
}
