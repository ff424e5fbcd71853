import RapportEngagement

/// Numbers as a reader of a page wants them: grouped, short, with their unit. The same in every locale.
///
/// Spaces before units do not break, and a minus is a minus.
package enum ReaderNumber {
  private static let space = "\u{A0}"

  /// A whole number with commas: `1,083,214`.
  package static func count(_ number: Double) -> String {
    let digits = NumberText.rounded(number.magnitude, places: 0)
    guard digits.allSatisfy(\.isNumber) else { return sign(number) + digits }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return (digits == "0" ? "" : sign(number)) + grouped
  }

  /// A whole number with commas.
  package static func count(_ number: Int) -> String { count(Double(number)) }

  /// Three digits and a letter from 10,000 on: `83.2k`, `1.08M`.
  package static func short(_ number: Double) -> String {
    let size = number.magnitude
    guard size >= 10_000 else {
      return size >= 100 || size == size.rounded() ? count(number) : sign(number) + significant(size)
    }
    for (unit, letter) in [(1e9, "B"), (1e6, "M")] where size >= unit * 0.9995 {
      return sign(number) + significant(size / unit) + letter
    }
    return sign(number) + significant(size / 1e3) + "k"
  }

  /// The same without zeros at the end: `75k`, as numbers of an axis are round.
  package static func axis(_ number: Double) -> String {
    let text = short(number)
    guard let point = text.firstIndex(of: "."), let last = text.last else { return text }
    let letter = last.isLetter ? String(last) : ""
    var digits = text[..<(letter.isEmpty ? text.endIndex : text.index(before: text.endIndex))]
    while digits.last == "0" { digits.removeLast() }
    return (digits.endIndex == text.index(after: point) ? digits.dropLast() : digits) + letter
  }

  /// A share in percent, `3.10 %`, with fewer decimals the larger it is.
  package static func percent(_ share: Double) -> String {
    percent(share, places: share.magnitude < 0.0995 ? 2 : 1)
  }

  /// A share in percent with a number of decimals.
  static func percent(_ share: Double, places: Int) -> String { decimal(100 * share, places) + space + "%" }

  /// An interval of shares, `2.91–3.29 %`.
  static func percent(_ interval: ConfidenceInterval, places: Int) -> String {
    let (low, high) = (decimal(100 * interval.low, places), decimal(100 * interval.high, places))
    return range(low, high) + space + "%"
  }

  /// A difference of shares with its sign, in percentage points.
  static func points(_ difference: ProportionDifference, places: Int) -> String {
    let interval = difference.interval
    return signed(100 * difference.value, places) + " percentage points (95 %\(space)interval "
      + range(signed(100 * interval.low, places), signed(100 * interval.high, places)) + ")"
  }

  /// A balance with its sign: `+0.42`.
  package static func balance(_ number: Double) -> String { signed(number, 2) }

  /// An interval of balances.
  static func balance(_ interval: ConfidenceInterval) -> String {
    range(balance(interval.low), balance(interval.high))
  }

  /// A cell's value in the unit of its metric.
  static func value(_ number: Double, _ metric: Metric, currency: String? = nil) -> String {
    switch metric.unit {
    case .count: short(number)
    case .fraction: percent(number)
    case .ratio: decimal(number, 2)
    case .balance: balance(number)
    case .seconds: decimal(number, number.magnitude < 100 ? 1 : 0) + space + "s"
    case .money: short(number) + (currency.map { space + $0 } ?? "")
    case .index: decimal(number, 0)
    }
  }

  /// An interval in the unit of a metric, without repeating the unit.
  static func interval(_ interval: ConfidenceInterval, _ metric: Metric) -> String {
    let texts = [interval.low, interval.high].map { end in
      switch metric.unit {
      case .count, .money: short(end)
      case .fraction: decimal(100 * end, interval.high < 0.0995 ? 2 : 1)
      case .ratio: decimal(end, 2)
      case .balance: balance(end)
      case .seconds: decimal(end, 1)
      case .index: decimal(end, 0)
      }
    }
    return range(texts[0], texts[1])
  }

  /// A number with decimals and a true minus.
  static func decimal(_ number: Double, _ places: Int) -> String {
    let text = NumberText.rounded(number, places: places)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  private static func signed(_ number: Double, _ places: Int) -> String {
    let text = decimal(number, places)
    return text.hasPrefix("−") || text.allSatisfy({ $0 == "0" || $0 == "." }) ? text : "+" + text
  }

  /// A dash between positive numbers, a word where a sign would run into it.
  private static func range(_ low: String, _ high: String) -> String {
    let isSigned = [low, high].contains { $0.hasPrefix("−") || $0.hasPrefix("+") }
    return isSigned ? "\(low)\(space)to\(space)\(high)" : "\(low)–\(high)"
  }

  private static func significant(_ size: Double) -> String {
    NumberText.rounded(size, places: size < 9.995 ? 2 : size < 99.95 ? 1 : 0)
  }

  private static func sign(_ number: Double) -> String { number < 0 ? "−" : "" }
}
