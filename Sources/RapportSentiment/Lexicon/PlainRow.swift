/// A row of a table that holds a term and a valence and needs no second look.
///
/// Nearly all rows of the built-in tables are such, and a start of the tool reads thousands of them. The term is of small
/// letters and marks of ASCII and small letters with accents, without spaces that would have to be folded; the valence is a
/// decimal of at most nine digits. Every other row is read by the general way, which gives the same for these.
struct PlainRow {
  let term: UnsafeRawBufferPointer
  let valence: Double

  @inline(__always)
  init?(_ row: UnsafeRawBufferPointer) {
    var index = 0
    var previous = UInt8(ascii: " ")
    while index < row.count, row[index] != UInt8(ascii: "\t") {
      let byte = row[index]
      if byte >= 0x80 {
        // The letters from U+00E0 on and "ß", but not "÷"; they are composed and have no other small form.
        guard byte == 0xC3, index + 1 < row.count else { return nil }
        let next = row[index + 1]
        guard next & 0xE0 == 0xA0 && next != 0xB7 || next == 0x9F else { return nil }
        index += 1
      } else {
        guard byte &- UInt8(ascii: "A") >= 26, byte != previous || byte != UInt8(ascii: " ") else {
          return nil
        }
      }
      previous = byte
      index += 1
    }
    guard index > 0, index < row.count, previous != UInt8(ascii: " "), row[0] != UInt8(ascii: "#"),
      let valence = Self.decimal(UnsafeRawBufferPointer(rebasing: row[(index + 1)...]))
    else {
      return nil
    }
    term = UnsafeRawBufferPointer(rebasing: row[..<index])
    self.valence = valence
  }

  /// A decimal of at most nine digits: an exact quotient of two whole numbers, rounded once.
  @inline(__always)
  static func decimal(_ bytes: UnsafeRawBufferPointer) -> Double? {
    var digits = 0
    var number = 0
    var divisor = 1
    var seenMark = false
    let isNegative = bytes.first == UInt8(ascii: "-")
    for index in (isNegative ? 1 : 0)..<bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), !seenMark, digits > 0 {
        seenMark = true
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10, digits < 9 else { return nil }
      digits += 1
      number = number * 10 + Int(digit)
      if seenMark { divisor *= 10 }
    }
    guard digits > 0 else { return nil }
    return Double(isNegative ? -number : number) / Double(divisor)
  }
}
