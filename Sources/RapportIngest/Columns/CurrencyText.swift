/// The currencies that cells name: by a code as in `12.50 EUR`, or by a sign as in `US$ 3`.
enum CurrencyText {
  /// The currency of an amount; `nil` where the cell names none.
  ///
  /// It is the code of ISO 4217 where the cell leaves no doubt, else the sign as it stands: `$` and `¥` are those of
  /// several currencies.
  static func currency(of cell: UnsafeRawBufferPointer) -> String? {
    // Mostly there is nothing but a number.
    guard cell.count <= longest, cell.contains(where: { $0 == UInt8(ascii: "$") || $0 >= 0x41 }) else {
      return nil
    }
    let scalars = Array(String(decoding: cell, as: UTF8.self).unicodeScalars)
    guard let first = scalars.firstIndex(where: isDigit), let last = scalars.lastIndex(where: isDigit) else {
      return nil
    }
    let sides = [scalars[..<first], scalars[(last + 1)...]].map { side in
      name(String(String.UnicodeScalarView(side.filter { isSign($0) || ("A"..."Z").contains($0) })))
    }
    let names = sides.compactMap { $0 }
    return names.first(where: isCode) ?? names.first
  }

  /// The currency that the cell of a column of currencies names; `nil` for none.
  static func currency(named text: String) -> String? {
    if text.isEmpty || ["-", "n/a", "(not set)"].contains(text.lowercased()) { return nil }
    return name(text.uppercased()) ?? text
  }

  /// Whether a name is a code and not a sign.
  static func isCode(_ name: String) -> Bool { name.utf8.count == 3 && name.utf8.allSatisfy(isCapital) }

  private static func name(_ text: String) -> String? {
    if isCode(text) { return text }
    if let code = codes[text] { return code }
    return text.unicodeScalars.contains(where: isSign) ? text : nil
  }

  private static let codes = [
    "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₫": "VND", "₪": "ILS",
    "₴": "UAH",
    "฿": "THB", "₱": "PHP", "₦": "NGN", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "R$": "BRL", "MX$": "MXN", "S$": "SGD", "JP¥": "JPY", "CN¥": "CNY",
  ]

  private static let longest = 256

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .currencySymbol
  }
}
