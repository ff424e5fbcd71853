import RapportModel

/// A length of time as `0:11:34`, `4:05`, `PT1H2M3S`, `1m 05s` or `8 min 3s`.
enum DurationText {
  /// The seconds, or `nil` for other text; plain numbers are no such text.
  static func seconds(_ cell: UnsafeRawBufferPointer) -> FixedDecimal? {
    guard cell.count <= 64, cell.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
    guard cell.contains(UInt8(ascii: ":")) || cell.first(where: { $0 != 0x20 }) == UInt8(ascii: "P") else {
      return wordedSeconds(cell)
    }
    var text = Substring(decoding: cell, as: UTF8.self)
    text.removeAll { $0 == " " }
    if text.first == "P" { return isoSeconds(text) }
    // "<00:00:01" is how some tools write what they round down.
    if text.first == "<" { text.removeFirst() }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    var total = FixedDecimal.zero
    for (index, part) in parts.enumerated() {
      guard part.first?.isASCII == true, part.first?.isNumber == true,
        let value = FixedDecimal(parsing: part),
        index == parts.count - 1 || !part.contains(".")
      else { return nil }
      total = total * 60 + value
    }
    return total
  }

  /// Numbers with their units, the longest first.
  private static func wordedSeconds(_ cell: UnsafeRawBufferPointer) -> FixedDecimal? {
    guard let last = cell.last(where: { $0 != 0x20 }), last | 0x20 &- 0x61 < 26 else { return nil }
    var rest = Substring(decoding: cell, as: UTF8.self).lowercased()[...]
    var total = FixedDecimal.zero
    var largest = Int64.max
    while true {
      rest = rest.drop { $0 == " " }
      if rest.isEmpty { return total }
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest[number.endIndex...].drop { $0 == " " }
      let word = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest[word.endIndex...]
      guard let value = FixedDecimal(parsing: number), let unit = units[String(word)], unit < largest else {
        return nil
      }
      total += value * unit
      largest = unit
    }
  }

  private static let units: [String: Int64] = [
    "d": 86_400, "day": 86_400, "days": 86_400, "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600,
    "hours": 3600,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60, "s": 1, "sec": 1, "secs": 1, "second": 1,
    "seconds": 1,
  ]

  /// Days, hours, minutes and seconds of an ISO 8601 duration.
  private static func isoSeconds(_ text: Substring) -> FixedDecimal? {
    var total = FixedDecimal.zero
    var number = ""
    var isTime = false
    var hasPart = false
    for character in text.dropFirst() {
      let factor: Int64
      switch (character, isTime) {
      case ("T", false):
        isTime = true
        continue
      case ("D", false): factor = 86_400
      case ("H", true): factor = 3600
      case ("M", true): factor = 60
      case ("S", true): factor = 1
      default:
        number.append(character)
        continue
      }
      guard let value = FixedDecimal(parsing: number) else { return nil }
      total += value * factor
      number = ""
      hasPart = true
    }
    return number.isEmpty && hasPart ? total : nil
  }
}
