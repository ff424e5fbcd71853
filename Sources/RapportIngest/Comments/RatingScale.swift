import RapportModel

/// The scale on which a column's ratings lie.
enum RatingScale: CaseIterable, Sendable {
  case oneToFive, zeroToTen, zeroToHundred

  var lowest: FixedDecimal { FixedDecimal(nanos: self == .oneToFive ? 1_000_000_000 : 0) }

  var highest: FixedDecimal {
    switch self {
    case .oneToFive: FixedDecimal(nanos: 5_000_000_000)
    case .zeroToTen: FixedDecimal(nanos: 10_000_000_000)
    case .zeroToHundred: FixedDecimal(nanos: 100_000_000_000)
    }
  }

  /// The rating that a cell states; `nil` off the scale.
  ///
  /// A cell such as `4/10` states a scale of its own, from which it is brought to this one.
  func rating(_ cell: UnsafeRawBufferPointer) -> Rating? {
    guard let (value, best) = Self.number(cell) else { return nil }
    if let best, best != highest { return rating(value, outOf: best) }
    guard value >= lowest, value <= highest else { return nil }
    return Rating(value, lowest: lowest, highest: highest)
  }

  /// The rating that a cell states; `nil` off the scale.
  func rating(_ cell: String) -> Rating? {
    var cell = cell
    return cell.withUTF8 { rating(UnsafeRawBufferPointer($0)) }
  }

  /// A rating on a scale that ends with `best`: 4 of 10 lies as far from 0 as 2.6 of 5 does from 1.
  private func rating(_ value: FixedDecimal, outOf best: FixedDecimal) -> Rating? {
    let worst = Self.allCases.first { $0.highest == best }?.lowest ?? .zero
    guard value >= worst, value <= best, best > worst else { return nil }
    let part = (value - worst).nanos * (highest - lowest).nanos
    let nanos = lowest.nanos + NumberColumn.roundedQuotient(part, (best - worst).nanos)
    return Rating(FixedDecimal(nanos: nanos), lowest: lowest, highest: highest)
  }

  // MARK: - Cells

  /// The number at the start of a cell such as `10 - Extremely likely` or `4,5`, and the best rating where the cell
  /// states it, as in `4/10` and `4 out of 10`.
  static func number(_ cell: UnsafeRawBufferPointer) -> (value: FixedDecimal, best: FixedDecimal?)? {
    var index = 0
    guard let value = number(cell, &index) else { return nil }
    return (value, index == cell.count ? nil : best(cell, from: index))
  }

  /// Reads the number at a place, and moves behind it.
  private static func number(_ cell: UnsafeRawBufferPointer, _ index: inout Int) -> FixedDecimal? {
    skipSpaces(cell, &index)
    let start = index
    var whole: Int64 = 0
    while index < cell.count, cell[index] &- 0x30 < 10, index - start < 9 {
      whole = whole * 10 + Int64(cell[index] - 0x30)
      index += 1
    }
    guard index < cell.count, cell[index] == UInt8(ascii: ".") || cell[index] == UInt8(ascii: ",") else {
      return index > start ? FixedDecimal(whole) : nil
    }
    var text = cell[start...].prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      .map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    index = start + text.count
    if text.last == UInt8(ascii: ".") { text.removeLast() }
    return text.withUnsafeBytes { FixedDecimal(parsing: $0) }
  }

  private static func best(_ cell: UnsafeRawBufferPointer, from start: Int) -> FixedDecimal? {
    var index = start
    skipSpaces(cell, &index)
    let rest = cell[index...]
    if rest.first == UInt8(ascii: "/") {
      index += 1
    } else if rest.count > 7, rest.prefix(7).elementsEqual("out of ".utf8) {
      index += 7
    } else {
      return nil
    }
    guard let best = number(cell, &index), best > .zero else { return nil }
    // A second slash makes it a date.
    skipSpaces(cell, &index)
    return index < cell.count && cell[index] == UInt8(ascii: "/") ? nil : best
  }

  private static func skipSpaces(_ cell: UnsafeRawBufferPointer, _ index: inout Int) {
    while index < cell.count, cell[index] == 0x20 { index += 1 }
  }
}
