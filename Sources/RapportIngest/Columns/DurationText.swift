import RapportModel

/// A length of time as `0:11:34`, `4:05` or `PT1H2M3S`.
enum DurationText {
  /// The seconds, or `nil` for other text; plain numbers are no such text.
  static func seconds(_ cell: UnsafeRawBufferPointer) -> FixedDecimal? {
    guard cell.count <= 64, cell.contains(where: { $0 &- 0x30 < 10 }),
      cell.contains(UInt8(ascii: ":")) || cell.first(where: { $0 != 0x20 }) == UInt8(ascii: "P")
    else { return nil }
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
