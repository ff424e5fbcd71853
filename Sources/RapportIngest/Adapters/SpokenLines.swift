/// Tells lines that people wrote from records of a program: logs, tables, scripts.
enum SpokenLines {
  /// How many lines are looked at.
  private static let mostLines = 500

  /// Whether most lines of a text have at least as many letters as digits and signs, and do not form a table.
  ///
  /// A log that states its own layout has no line that counts.
  static func areThere(in sample: FileSample) -> Bool {
    var lines = sample.text.split(separator: 0x0A, maxSplits: mostLines).prefix(mostLines)
    if !sample.isComplete, lines.count > 1 { lines = lines.dropLast() }
    lines = lines.filter { line in line.contains { $0 > 0x20 } }[...]
    guard let first = lines.first, !isDirective(first) else { return false }
    let spoken = lines.count(where: isSpoken)
    return spoken * 2 >= lines.count && !formTable(lines)
  }

  private static func isSpoken(_ line: ArraySlice<UInt8>) -> Bool {
    var letters = 0
    var signs = 0
    for byte in line where byte > 0x20 {
      if byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 { letters += 1 } else { signs += 1 }
    }
    // Faces and ratings are said too; requests to servers are not, however many letters they have.
    return (letters >= signs && !holdsRequest(line)) || line.count <= 8
  }

  /// Whether a line names the protocol of a request, as logs of servers do.
  private static func holdsRequest(_ line: ArraySlice<UInt8>) -> Bool {
    line.withUnsafeBytes { bytes in
      var index = firstOffset(of: UInt8(ascii: "H"), in: bytes, from: 0)
      while index + 7 < bytes.count {
        if bytes[index...].starts(with: "HTTP/".utf8), bytes[index + 5] &- 0x30 < 10 { return true }
        index = firstOffset(of: UInt8(ascii: "H"), in: bytes, from: index + 1)
      }
      return false
    }
  }

  /// Whether a line is a directive of the extended log format, such as `#Version: 1.0`.
  private static func isDirective(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "#") else { return false }
    let name = line.dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
    return !name.isEmpty && line[name.endIndex...].starts(with: ": ".utf8)
  }

  /// Whether all of several lines have the same number of one separator with no space behind it.
  private static func formTable(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    guard lines.count > 1 else { return false }
    return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")].contains {
      separator in
      let counts = lines.map { separators($0, separator) }
      return counts[0] > 0 && counts.allSatisfy { $0 == counts[0] }
    }
  }

  /// How many separators a line has; -1 where a space follows one, as in a sentence.
  private static func separators(_ line: ArraySlice<UInt8>, _ separator: UInt8) -> Int {
    var count = 0
    for index in line.indices where line[index] == separator {
      let next = line.index(after: index)
      if next < line.endIndex, line[next] == 0x20 { return -1 }
      count += 1
    }
    return count
  }
}
