/// A row of a table that holds a term and a valence and needs no second look.
///
/// Nearly all rows of the built-in tables are such, and a start of the tool reads thousands of them. The term is
/// ASCII without capitals and without spaces that would have to be folded; the valence is a decimal of at most
/// nine digits. Every other row is read by the general way, which gives the same for these.
struct PlainRow {
  let term: String
  let valence: Double

  init?(_ row: ArraySlice<UInt8>) {
    let found = row.withUnsafeBufferPointer { bytes -> (termCount: Int, valence: Double)? in
      var index = 0
      var previous = UInt8(ascii: " ")
      while index < bytes.count, bytes[index] != UInt8(ascii: "\t") {
        let byte = bytes[index]
        guard byte < 0x80, byte &- UInt8(ascii: "A") >= 26, byte != previous || byte != UInt8(ascii: " ")
        else {
          return nil
        }
        previous = byte
        index += 1
      }
      guard index > 0, index < bytes.count, previous != UInt8(ascii: " "), bytes[0] != UInt8(ascii: "#")
      else {
        return nil
      }
      return Self.decimal(bytes[(index + 1)...]).map { (index, $0) }
    }
    guard let found else { return nil }
    term = String(decoding: row.prefix(found.termCount), as: UTF8.self)
    valence = found.valence
  }

  /// A decimal of at most nine digits: an exact quotient of two whole numbers, rounded once.
  static func decimal(_ bytes: some Collection<UInt8>) -> Double? {
    var digits = 0
    var number = 0
    var divisor = 1
    var seenMark = false
    let isNegative = bytes.first == UInt8(ascii: "-")
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
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
