import RapportModel

/// How the numbers of one column are written, settled from all of its cells.
///
/// `1.250` is one and a quarter or a thousand and more; a column in which another cell has both marks, a mark
/// twice, or other than three digits after it, tells which. Where no cell does, the table's other columns may,
/// else an option. Counts are whole, so that a mark before other figures than zeros groups them. A cell that stays
/// ambiguous is refused rather than guessed.
struct NumberColumn: Sendable {
  /// What the cells seen so far say about the decimal mark.
  private(set) var evidence = Evidence()
  /// The mark before the decimals, once settled.
  var decimalMark: DecimalMark?
  /// What every value is multiplied with, such as 3600 for a column of hours.
  var factor: Int64 = 1
  /// What every value is divided by, such as 1000 for a column of milliseconds.
  var divisor: Int64 = 1

  struct Evidence: Sendable {
    /// Cells that only make sense with this decimal mark.
    var point = 0
    var comma = 0
    /// Cells with a mark that could be either, and that would be no whole numbers if it were the decimal one.
    var groupedByPoint = 0
    var groupedByComma = 0
    /// Cells such as `1.5K`, which say less than was counted.
    var shortened = 0

    /// The mark the cells agree on.
    var mark: DecimalMark? {
      switch (point > 0, comma > 0) {
      case (true, false): .point
      case (false, true): .comma
      default: nil
      }
    }

    /// The decimal mark of whole numbers: the one that does not group them.
    var markOfCounts: DecimalMark? {
      switch (groupedByPoint > 0, groupedByComma > 0) {
      case (true, false): .comma
      case (false, true): .point
      default: nil
      }
    }
  }

  /// What a cell holds.
  enum Cell: Hashable {
    case value(FixedDecimal, isPercent: Bool)
    case missing
    /// A number whose decimal mark nothing settles.
    case ambiguous
    /// Text that is no number.
    case unreadable
  }

  /// Takes a cell into account.
  mutating func observe(_ cell: UnsafeRawBufferPointer) {
    guard let number = NumberText(cell) else { return }
    if number.isShortened { evidence.shortened += 1 }
    switch number.reading {
    case .plain: break
    case .ambiguous:
      if number.isGroupedIfWhole(by: .point) { evidence.groupedByPoint += 1 }
      if number.isGroupedIfWhole(by: .comma) { evidence.groupedByComma += 1 }
    case .settled(.point): evidence.point += 1
    case .settled(.comma): evidence.comma += 1
    }
  }

  /// Settles the decimal mark: an option's word, else the column's cells, else those of the table.
  ///
  /// - Parameter otherwise: The mark that the vendor writes, where no cell tells.
  mutating func settle(option: DecimalMark?, table: Evidence, otherwise: DecimalMark? = nil) {
    decimalMark =
      option ?? evidence.mark ?? (evidence.point + evidence.comma == 0 ? table.mark ?? otherwise : nil)
  }

  /// Reads a cell.
  func read(_ cell: UnsafeRawBufferPointer) -> Cell {
    guard let number = NumberText(cell) else { return Self.isMissing(cell) ? .missing : .unreadable }
    let mark: DecimalMark
    switch (number.reading, decimalMark) {
    case (.plain, _): mark = .point
    case (.ambiguous, nil): return .ambiguous
    case (.settled(let own), nil):
      // The column's cells contradict each other, so that even a clear one may be a slip.
      guard evidence.point == 0 || evidence.comma == 0 else { return .ambiguous }
      mark = own
    case (.settled(let own), let settled?) where own != settled: return .unreadable
    case (_, let settled?): mark = settled
    }
    guard let value = number.value(mark) else { return .unreadable }
    // A percent sign says more than a header that speaks of percentages too.
    let divisor = number.isPercent ? 100 : divisor
    return .value(
      FixedDecimal(nanos: Self.roundedQuotient(value.nanos * Int128(factor), Int128(divisor))),
      isPercent: number.isPercent)
  }

  /// A quotient by a positive number, rounded half to even.
  static func roundedQuotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let twice = remainder.magnitude * 2
    guard twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 != 0) else {
      return quotient
    }
    return quotient + (dividend < 0 ? -1 : 1)
  }

  /// Whether a cell says that there is no value.
  static func isMissing(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count <= 32 else { return false }
    guard let first = cell.first else { return true }
    guard first <= 0x20 || first >= 0x80 || "-nN(".utf8.contains(first) else { return false }
    let text = String(decoding: cell, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    return ["", "-", "–", "—", "--", "n/a", "na", "null", "none", "nan", "(notset)", "(notavailable)"]
      .contains(text)
  }
}

/// The digits and marks of a number, without sign, currency, percent sign and spaces.
private struct NumberText {
  enum Reading: Hashable {
    /// No mark at all.
    case plain
    /// One mark and exactly three digits after it.
    case ambiguous
    /// Only one reading makes sense.
    case settled(DecimalMark)
  }

  private(set) var isNegative = false
  private(set) var isPercent = false
  /// Whether it is told in thousands, millions or billions.
  var isShortened: Bool { factor != 1 }
  private var factor: Int64 = 1
  private(set) var reading = Reading.plain
  /// Digits, points, commas and an exponent.
  private var body: [UInt8] = []

  /// No number has more bytes, with all the spaces around it.
  private static let maximumLength = 256

  /// `nil` when the cell is no number.
  init?(_ cell: UnsafeRawBufferPointer) {
    guard cell.count <= Self.maximumLength, cell.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
      cell.allSatisfy(Self.isPossible)
    else { return nil }
    var scalars = ArraySlice(
      String(decoding: cell, as: UTF8.self).unicodeScalars.filter { !Self.isSpace($0) })
    if scalars.first == "(", scalars.last == ")" {
      isNegative = true
      scalars = scalars.dropFirst().dropLast()
    }
    while let last = scalars.last, last == "%" || Self.isCurrency(last) {
      isPercent = isPercent || last == "%"
      scalars.removeLast()
    }
    while let first = scalars.first,
      first == "-" || first == "\u{2212}" || first == "+" || Self.isCurrency(first)
    {
      if first == "-" || first == "\u{2212}" { isNegative = true }
      scalars.removeFirst()
    }
    Self.trimCurrencyCode(&scalars)
    if let last = scalars.last, let factor = Self.shortenings[last], scalars.dropLast().last?.isDigit == true
    {
      self.factor = factor
      scalars.removeLast()
    }
    for scalar in scalars {
      // Apostrophes group digits in Switzerland.
      if scalar == "'" || scalar == "\u{2019}" { continue }
      guard scalar.isASCII, "0123456789.,eE+-".unicodeScalars.contains(scalar) else { return nil }
      body.append(UInt8(scalar.value))
    }
    guard let reading = Self.reading(of: body) else { return nil }
    self.reading = reading
  }

  /// The value under a decimal mark; `nil` when the notation does not fit it.
  func value(_ mark: DecimalMark) -> FixedDecimal? {
    let decimal = mark == .point ? UInt8(ascii: ".") : UInt8(ascii: ",")
    var plain: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    for byte in body {
      switch byte {
      case decimal: plain.append(UInt8(ascii: "."))
      case UInt8(ascii: "."), UInt8(ascii: ","): continue
      default: plain.append(byte)
      }
    }
    return plain.withUnsafeBytes { FixedDecimal(parsing: $0) }.map { $0 * factor }
  }

  /// Whether a mark groups the digits, if the number is whole: zeros behind it could be decimals as well.
  func isGroupedIfWhole(by mark: DecimalMark) -> Bool {
    let parts = body.split(separator: mark == .point ? UInt8(ascii: ".") : UInt8(ascii: ","))
    return !isShortened && parts.count == 2 && parts[1] != [0x30, 0x30, 0x30]
  }

  private static let shortenings: [Unicode.Scalar: Int64] = [
    "K": 1000, "k": 1000, "M": 1_000_000, "B": 1_000_000_000,
  ]

  /// Whether a byte occurs in numbers and in what may stand around them; of the small letters only `e` and `k`.
  private static func isPossible(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x80...: true
    case 0x09...0x0D, UInt8(ascii: " "), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "k"):
      true
    default: false
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func isCurrency(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .currencySymbol
  }

  /// Removes `A`, `US` or `EUR` at either end; a lone `e` may be an exponent, so codes have upper case.
  private static func trimCurrencyCode(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    func isCapital(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("A"..."Z").contains($0) } ?? false }
    if scalars.prefix(while: isCapital).count <= 3 {
      while isCapital(scalars.first) { scalars.removeFirst() }
    }
    while let first = scalars.first, isCurrency(first) { scalars.removeFirst() }
    if scalars.reversed().prefix(while: isCapital).count == 3 {
      scalars.removeLast(3)
    }
  }

  /// What the marks say; `nil` when they cannot belong to a number.
  private static func reading(of body: [UInt8]) -> Reading? {
    let exponent = body.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
    let mantissa = body[..<(exponent ?? body.count)]
    guard mantissa.contains(where: { $0 >= 0x30 }),
      !mantissa.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") })
    else { return nil }
    let points = mantissa.indices.filter { mantissa[$0] == UInt8(ascii: ".") }
    let commas = mantissa.indices.filter { mantissa[$0] == UInt8(ascii: ",") }
    switch (points.count, commas.count) {
    case (0, 0): return .plain
    case (1, 0): return single(mantissa, at: points[0], as: .point, hasExponent: exponent != nil)
    case (0, 1): return single(mantissa, at: commas[0], as: .comma, hasExponent: exponent != nil)
    case (_, 0): return isGrouped(mantissa, points) ? .settled(.comma) : nil
    case (0, _): return isGrouped(mantissa, commas) ? .settled(.point) : nil
    case (1, _) where commas.last! < points[0]:
      return isGrouped(mantissa[..<points[0]], commas) ? .settled(.point) : nil
    case (_, 1) where points.last! < commas[0]:
      return isGrouped(mantissa[..<commas[0]], points) ? .settled(.comma) : nil
    default: return nil
    }
  }

  private static func single(
    _ mantissa: ArraySlice<UInt8>, at mark: Int, as decimal: DecimalMark, hasExponent: Bool
  ) -> Reading {
    let whole = mantissa[..<mark]
    let canGroup =
      mantissa.count - mark == 4 && (1...3).contains(whole.count) && whole.first != UInt8(ascii: "0")
    return canGroup && !hasExponent ? .ambiguous : .settled(decimal)
  }

  /// Whether marks at these places cut digits into groups of three; Indian grouping by twos is one too.
  private static func isGrouped(_ digits: ArraySlice<UInt8>, _ marks: [Int]) -> Bool {
    guard let first = marks.first, let last = marks.last, digits.endIndex - last == 4 else { return false }
    let gaps = zip(marks, marks.dropFirst()).map { $1 - $0 }
    return (1...3).contains(first - digits.startIndex) && gaps.allSatisfy { $0 == 4 || $0 == 3 }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
