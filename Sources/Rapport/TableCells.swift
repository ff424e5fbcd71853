/// Writes fields of delimited files.
enum CSVField {
  /// Appends a field, in quotes where its content asks for them.
  static func append(_ text: String, to bytes: inout [UInt8], separator: UInt8) {
    let needsQuotes = text.utf8.contains { byte in
      byte == separator || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Finds the fields of a record that is known to be whole.
enum FieldPlaces {
  /// The number of fields.
  static func count(in record: UnsafeRawBufferPointer, separator: UInt8) -> Int {
    var count = 0
    forEach(in: record, separator: separator) { _ in count += 1 }
    return count
  }

  /// Where the first `count` fields end; the end of the record if it has no more.
  static func end(ofFirst count: Int, in record: UnsafeRawBufferPointer, separator: UInt8) -> Int {
    var rest = count
    var end = record.count
    forEach(in: record, separator: separator) { place in
      rest -= 1
      if rest == 0 { end = place.upperBound }
    }
    return end
  }

  /// Calls `body` with the place of each field, its quotes included.
  @inline(__always)
  static func forEach(
    in record: UnsafeRawBufferPointer, separator: UInt8, _ body: (Range<Int>) -> Void
  ) {
    var start = 0
    var isQuoted = false
    var isAtStart = true
    var wasQuoted = false
    for (offset, byte) in record.enumerated() {
      if isQuoted {
        if byte == UInt8(ascii: "\"") { isQuoted = false }
      } else if byte == UInt8(ascii: "\"") {
        // A quote within a field that did not begin with one is an ordinary byte, but after a closing quote it
        // opens the field again, as doubled quotes do.
        isQuoted = isAtStart || wasQuoted
      } else if byte == separator {
        body(start..<offset)
        start = offset + 1
        isAtStart = true
        wasQuoted = false
        continue
      }
      wasQuoted = wasQuoted || isQuoted
      isAtStart = false
    }
    body(start..<record.count)
  }
}

/// Writes numbers into cells.
enum NumberCell {
  /// The shortest notation that reads back as the same number.
  static func text(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
