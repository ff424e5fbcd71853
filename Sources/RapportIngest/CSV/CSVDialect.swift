/// How a delimited file is written: what separates its fields and ends its lines.
public struct CSVDialect: Hashable, Sendable {
  /// The byte between two fields.
  public var separator: UInt8
  /// Whether a lone carriage return ends a line; else it is an ordinary byte and lines end in LF or CRLF.
  public var endsLinesWithCarriageReturn = false
  /// Whether the first line is `sep=` and the separator, which is no data.
  public var hasSeparatorLine = false

  /// Comma-separated lines, unless said otherwise.
  public init(separator: UInt8 = UInt8(ascii: ",")) { self.separator = separator }

  /// The separators that are tried, the likelier of two equally good ones first.
  static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "^"), 0x1F,
  ]

  /// The dialect of a file that begins with these bytes.
  ///
  /// A `sep=` line settles the separator. Else it is the candidate by which most records have the same number
  /// of fields, and of several such the one with the most fields. A file without any has a single column and
  /// is read as comma-separated.
  ///
  /// - Parameters:
  ///   - sample: The beginning of the text; the last record may be cut off.
  ///   - separator: The separator, where an option states it; a quote or line end cannot be one.
  public init(detectedIn sample: [UInt8], separator option: UInt8? = nil) {
    let stated = option.flatMap { "\"\r\n".utf8.contains($0) ? nil : $0 }
    let lineEnd = sample.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let lone = lineEnd.map { sample[$0] == UInt8(ascii: "\r") && $0 + 1 < sample.count }
    let firstLine = sample[..<(lineEnd ?? sample.count)]
    let declared = Self.declaredSeparator(firstLine)
    self.init(separator: stated ?? declared ?? UInt8(ascii: ","))
    hasSeparatorLine = declared != nil
    if lone == true, let lineEnd {
      endsLinesWithCarriageReturn = Self.isLoneReturn(sample, firstLineEnd: lineEnd)
    }
    guard stated == nil, declared == nil else { return }

    var best = (share: 0.0, fields: 1)
    for candidate in Self.candidates {
      var dialect = self
      dialect.separator = candidate
      guard let rating = Self.rate(dialect, on: sample),
        rating.share > best.share || (rating.share == best.share && rating.fields > best.fields)
      else { continue }
      best = rating
      separator = candidate
    }
  }

  /// The separator in a line such as `sep=;`, which spreadsheets may have padded with separators.
  private static func declaredSeparator(_ line: ArraySlice<UInt8>) -> UInt8? {
    var line = line
    if line.first == UInt8(ascii: "\""), let close = line.lastIndex(of: UInt8(ascii: "\"")),
      close > line.startIndex
    {
      line = line[(line.startIndex + 1)..<close]
    }
    guard line.count >= 5, line.prefix(4).map({ $0 | 0x20 }).elementsEqual("sep=".utf8.map { $0 | 0x20 })
    else {
      return nil
    }
    let separator = line[line.startIndex + 4]
    let rest = line.dropFirst(5)
    let isPadding = rest.allSatisfy { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") || $0 == separator }
    return isPadding && separator < 0x80 ? separator : nil
  }

  /// Whether the first line break outside quotes is a carriage return alone.
  private static func isLoneReturn(_ sample: [UInt8], firstLineEnd: Int) -> Bool {
    var isQuoted = false
    for (index, byte) in sample.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\n") where !isQuoted: return false
      case UInt8(ascii: "\r") where !isQuoted:
        return index + 1 < sample.count && sample[index + 1] != UInt8(ascii: "\n")
      default: break
      }
    }
    return false
  }

  /// The most frequent number of fields among the first records, and the share of records that have it;
  /// `nil` when that number, or the first record's, is 1.
  private static func rate(_ dialect: CSVDialect, on sample: [UInt8]) -> (share: Double, fields: Int)? {
    let reader = CSVReader(bytes: sample, dialect: dialect)
    var counts: [Int: Int] = [:]
    var total = 0
    while total < 200, let record = try? reader.next() {
      guard !record.isBlank, !record.isComment else { continue }
      if total == 0, record.count == 1 { return nil }
      if record.fault == nil { counts[record.count, default: 0] += 1 }
      total += 1
    }
    guard let mode = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), mode.key > 1 else {
      return nil
    }
    return (Double(mode.value) / Double(total), mode.key)
  }
}
