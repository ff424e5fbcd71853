import RapportModel

/// Reads counts: likes, votes, replies.
///
///     "1234"   "1,234"   "1.234"   "1 234"   // 1234
///     "3.0"                                  // 3
///     "12,5"   "1.2K"                        // none
enum CountText {
  /// The count that a cell states; `nil` for what is no whole number.
  ///
  /// Marks group digits by three, unless `decimalMark` says what they are; decimals have to be zeros.
  static func count(_ cell: UnsafeRawBufferPointer, decimalMark: DecimalMark? = nil) -> Int64? {
    var value: Int64 = 0
    guard !cell.isEmpty, cell.count <= 18 else { return marked(cell, decimalMark) }
    for byte in cell {
      guard byte &- 0x30 < 10 else { return marked(cell, decimalMark) }
      value = value &* 10 &+ Int64(byte &- 0x30)
    }
    return value
  }

  /// Digits with the mark before them.
  private struct Run {
    var mark: Mark?
    var digits: ArraySlice<UInt8>
  }

  private enum Mark { case comma, point, space, apostrophe }

  private static func marked(_ cell: UnsafeRawBufferPointer, _ decimalMark: DecimalMark?) -> Int64? {
    var text = Array(cell)[...]
    while text.last == 0x20 || text.last == 0x09 { text.removeLast() }
    while text.first == 0x20 || text.first == 0x09 { text.removeFirst() }
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative { text.removeFirst() }
    guard var runs = runs(of: text) else { return nil }
    if runs.count > 1, let last = runs.last, isFraction(last, of: runs, decimalMark) {
      guard last.digits.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
      runs.removeLast()
    }
    guard runs.count == 1 || isGrouped(runs) else { return nil }
    var value: Int64 = 0
    for digit in runs.flatMap(\.digits) {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, next <= Int64.max - 9 else { return nil }
      value = next + Int64(digit - 0x30)
    }
    return isNegative ? -value : value
  }

  /// The runs of digits; `nil` when something else is in the text, or two marks stand side by side.
  private static func runs(of text: ArraySlice<UInt8>) -> [Run]? {
    var runs: [Run] = []
    var mark: Mark?
    var rest = text
    while true {
      let digits = rest.prefix { $0 &- 0x30 < 10 }
      if digits.isEmpty { return nil }
      runs.append(Run(mark: mark, digits: digits))
      rest = rest[digits.endIndex...]
      if rest.isEmpty { return runs }
      guard let (next, length) = Self.mark(rest) else { return nil }
      mark = next
      rest = rest.dropFirst(length)
    }
  }

  private static func mark(_ text: ArraySlice<UInt8>) -> (Mark, length: Int)? {
    switch text.first {
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: "."): return (.point, 1)
    case UInt8(ascii: " "): return (.space, 1)
    case UInt8(ascii: "'"): return (.apostrophe, 1)
    default: break
    }
    // U+00A0, U+202F and U+2019.
    if text.starts(with: [0xC2, 0xA0]) { return (.space, 2) }
    if text.starts(with: [0xE2, 0x80, 0xAF]) { return (.space, 3) }
    return text.starts(with: [0xE2, 0x80, 0x99]) ? (.apostrophe, 3) : nil
  }

  /// Whether the last run stands behind a decimal mark.
  private static func isFraction(_ last: Run, of runs: [Run], _ decimalMark: DecimalMark?) -> Bool {
    switch last.mark {
    case .comma where decimalMark == .comma, .point where decimalMark == .point: true
    case .comma where decimalMark == .point, .point where decimalMark == .comma: false
    case .comma, .point: !isGrouped(runs)
    case .space, .apostrophe, nil: false
    }
  }

  /// Whether one mark parts the runs into groups of three digits.
  private static func isGrouped(_ runs: [Run]) -> Bool {
    guard let first = runs.first, (1...3).contains(first.digits.count),
      first.digits.first != UInt8(ascii: "0")
    else { return false }
    let groups = runs.dropFirst()
    return groups.allSatisfy { $0.digits.count == 3 && $0.mark == groups.first?.mark }
  }
}
