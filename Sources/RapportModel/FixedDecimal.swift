/// A decimal number held exactly to nine places.
///
/// Sums of such numbers are exact and do not depend on the order of arrival, which is what makes two runs,
/// or many partial ledgers merged, agree to the last digit.
///
///     let price = FixedDecimal(parsing: "12.50")!
///     (price + price).description   // "25"
///
/// Values lie in ±1.7 × 10²⁹; arithmetic beyond that traps.
public struct FixedDecimal: Hashable, Sendable, Comparable {
  /// The value in units of 10⁻⁹.
  public var nanos: Int128

  /// The number of nanos in one.
  public static let one = FixedDecimal(nanos: 1_000_000_000)
  /// Zero.
  public static let zero = FixedDecimal(nanos: 0)

  /// A value of `nanos` × 10⁻⁹.
  public init(nanos: Int128) { self.nanos = nanos }

  /// A whole number.
  public init(_ integer: Int64) { nanos = Int128(integer) * 1_000_000_000 }

  /// The nearest binary value, for display and statistics.
  public var doubleValue: Double { Double(nanos) / 1e9 }

  /// Whether `left` is the smaller number.
  public static func < (left: Self, right: Self) -> Bool { left.nanos < right.nanos }
  /// The exact sum.
  public static func + (left: Self, right: Self) -> Self { .init(nanos: left.nanos + right.nanos) }
  /// The exact difference.
  public static func - (left: Self, right: Self) -> Self { .init(nanos: left.nanos - right.nanos) }
  /// Adds exactly.
  public static func += (left: inout Self, right: Self) { left.nanos += right.nanos }

  /// The product with a whole number, exactly.
  public static func * (left: Self, right: Int64) -> Self { .init(nanos: left.nanos * Int128(right)) }

  /// The product, rounded half to even at the ninth place; `nil` when it leaves the range.
  public func multiplied(by other: FixedDecimal) -> FixedDecimal? {
    let wide = nanos.multipliedReportingOverflow(by: other.nanos)
    guard !wide.overflow else { return nil }
    return FixedDecimal(nanos: Self.roundedQuotient(wide.partialValue, 1_000_000_000))
  }

  /// `numerator / denominator`, rounded half to even.
  static func roundedQuotient(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let twice = remainder.magnitude * 2
    let size = denominator.magnitude
    guard twice > size || (twice == size && quotient % 2 != 0) else { return quotient }
    return quotient + ((numerator < 0) != (denominator < 0) ? -1 : 1)
  }
}

extension FixedDecimal: CustomStringConvertible {
  /// Reads plain decimal notation with an optional sign and exponent, and a full stop as decimal mark.
  ///
  /// Digits beyond the ninth place are rounded half to even. Grouping marks, percent signs and white space
  /// are the business of the reader that knows the column; here they make the result `nil`, as does a value
  /// beyond ±10²⁰.
  public init?(parsing text: some StringProtocol) {
    var utf8 = text.utf8.makeIterator()
    self.init(parsing: { utf8.next() })
  }

  /// Reads the same notation from bytes.
  public init?(parsing bytes: UnsafeRawBufferPointer) {
    var next = bytes.makeIterator()
    self.init(parsing: { next.next() })
  }

  private init?(parsing nextByte: () -> UInt8?) {
    var byte = nextByte()
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative || byte == UInt8(ascii: "+") { byte = nextByte() }

    // Twenty-nine significant digits are more than nine places of the largest value need; later ones
    // only decide whether a half is exact.
    var digits: Int128 = 0
    var exponent = 0
    var digitCount = 0
    var hasTail = false
    var seenMark = false
    while let current = byte {
      if current == UInt8(ascii: "."), !seenMark {
        seenMark = true
      } else if let digit = Self.digit(current) {
        digitCount += 1
        if digits < 10_000_000_000_000_000_000_000_000_000 {
          digits = digits * 10 + Int128(digit)
          if seenMark { exponent -= 1 }
        } else {
          hasTail = hasTail || digit != 0
          if !seenMark { exponent += 1 }
        }
      } else {
        break
      }
      byte = nextByte()
    }
    guard digitCount > 0 else { return nil }

    if let current = byte {
      guard current | 0x20 == UInt8(ascii: "e") else { return nil }
      byte = nextByte()
      let isNegativeExponent = byte == UInt8(ascii: "-")
      if isNegativeExponent || byte == UInt8(ascii: "+") { byte = nextByte() }
      var power = 0
      var powerDigits = 0
      while let current = byte, let digit = Self.digit(current) {
        power = min(power * 10 + Int(digit), 100_000)
        powerDigits += 1
        byte = nextByte()
      }
      guard powerDigits > 0, byte == nil else { return nil }
      exponent += isNegativeExponent ? -power : power
    }

    exponent += 9
    while exponent > 0, digits != 0 {
      digits *= 10
      exponent -= 1
      guard digits < 100_000_000_000_000_000_000_000_000_000_000 else { return nil }
    }
    if exponent < -38 { digits = 0 }
    if exponent < 0, digits != 0 {
      var divisor: Int128 = 1
      for _ in 0..<(-exponent) { divisor *= 10 }
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: divisor)
      let isAboveHalf = remainder * 2 > divisor || (remainder * 2 == divisor && hasTail)
      let isHalf = remainder * 2 == divisor && !hasTail
      digits = quotient + (isAboveHalf || (isHalf && quotient % 2 != 0) ? 1 : 0)
    }
    guard digits <= 100_000_000_000_000_000_000_000_000_000 else { return nil }
    nanos = isNegative ? -digits : digits
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? digit : nil
  }

  /// The shortest exact notation, such as `1.4` or `-0.000000001`.
  public var description: String {
    let (whole, fraction) = nanos.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    var text = nanos < 0 ? "-\(whole)" : "\(whole)"
    guard fraction != 0 else { return text }
    var places = String(fraction)
    places = String(repeating: "0", count: 9 - places.count) + places
    while places.last == "0" { places.removeLast() }
    text += "." + places
    return text
  }
}
