/// Cuts a delimited text into records, as ``CSVReader`` describes.
struct CSVScanner: ~Copyable {
  let dialect: CSVDialect
  private let maximumRecordLength: Int
  private let maximumQuotedLength: Int
  private var window: TextWindow
  private var line = 1
  private var fields = GrowingBuffer<CSVField>()
  private var unescaped = GrowingBuffer<UInt8>()
  /// Bytes that were scanned for a closing quote in vain.
  private var wastedLookahead = 0

  /// The bytes kept of a record that is too long.
  private static let keptOfLongRecord = 65_536
  /// Vain look-ahead beyond this, and beyond four times the bytes read, shortens later look-ahead, so that a
  /// file made of unclosed quotes is read in linear time too.
  private static let lookaheadAllowance = 16 << 20

  init(
    _ window: consuming TextWindow, dialect: CSVDialect, maximumRecordLength: Int, maximumQuotedLength: Int
  ) {
    self.dialect = dialect
    self.maximumRecordLength = min(maximumRecordLength, 1 << 30)
    self.maximumQuotedLength = min(maximumQuotedLength, self.maximumRecordLength)
    self.window = window
  }

  /// The next record, or `nil` at the end of the text.
  mutating func next() throws(IngestError) -> CSVRecord? {
    if window.byteOffset == 0, dialect.hasSeparatorLine { try skipLine() }
    while true {
      if window.count == 0 {
        guard try refill() else { return nil }
      }
      if window.bytes[0] == 0xEF, try skipMark() { continue }
      switch scan(window.bytes, isAtEnd: window.isAtEnd) {
      case .complete(let extent, let hasStrayQuotes):
        unescapeFields()
        return deliver(extent, hasStrayQuotes: hasStrayQuotes)
      case .fault(let extent):
        fields.removeAll()
        return deliver(extent, fault: .unterminatedQuote)
      case .incomplete:
        if window.count >= maximumRecordLength { return try skipLongRecord() }
        _ = try refill()
      }
    }
  }

  private mutating func deliver(_ extent: Extent, hasStrayQuotes: Bool = false, fault: CSVFault? = nil)
    -> CSVRecord
  {
    let record = CSVRecord(
      line: line, byteOffset: window.byteOffset, fault: fault, hasStrayQuotes: hasStrayQuotes,
      rawBytes: UnsafeRawBufferPointer(rebasing: window.bytes[..<extent.length]), fields: fields.contents,
      unescaped: UnsafeRawPointer(unescaped.elements))
    window.advance(by: extent.next)
    line += extent.lines
    return record
  }

  // MARK: - Scanning

  /// A record's length without its line end, where the next one begins, and the line ends up to there.
  private struct Extent {
    var length: Int
    var next: Int
    var lines: Int
  }

  private enum Outcome {
    case complete(Extent, hasStrayQuotes: Bool)
    /// A quote is not closed; the record ends with its line.
    case fault(Extent)
    /// The bytes end before the record does.
    case incomplete
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Cuts the record at the start of `bytes` into `fields`.
  private mutating func scan(_ bytes: UnsafeRawBufferPointer, isAtEnd: Bool) -> Outcome {
    fields.removeAll()
    let base = bytes.baseAddress!
    let end = bytes.count
    let separator = dialect.separator
    // Where lone carriage returns don't end lines, there is no other line end.
    let otherLineEnd = dialect.endsLinesWithCarriageReturn ? Self.carriageReturn : Self.lineFeed
    let separators = BytePattern(separator)
    let lineFeeds = BytePattern(Self.lineFeed)
    let otherLineEnds = BytePattern(otherLineEnd)
    var hasStrayQuotes = false
    var lines = 0
    var index = 0

    while true {
      let fieldStart = index
      if index < end, base.load(fromByteOffset: index, as: UInt8.self) == Self.quote {
        switch scanQuoted(bytes, openedAt: index, isAtEnd: isAtEnd) {
        case .closed(let contentEnd, let next, let hasQuotes, let isStray, let innerLines):
          fields.append(
            CSVField(
              start: Int32(fieldStart + 1), end: Int32(contentEnd), isQuoted: true, isUnescaped: hasQuotes))
          hasStrayQuotes = hasStrayQuotes || isStray
          lines += innerLines
          index = next
        case .unterminated:
          return .fault(lineExtent(bytes, from: index, lines: lines))
        case .incomplete:
          return .incomplete
        }
      } else {
        // Eight bytes at a time up to a separator or the line's end.
        var found = false
        while index + 8 <= end {
          let word = UInt64(bytesAt: base + index)
          var mask = separators.mask(in: word) | lineFeeds.mask(in: word)
          if otherLineEnd != Self.lineFeed { mask |= otherLineEnds.mask(in: word) }
          if mask != 0 {
            index += mask.firstMarkedByte
            found = true
            break
          }
          index += 8
        }
        while !found, index < end {
          let byte = base.load(fromByteOffset: index, as: UInt8.self)
          if byte == separator || byte == Self.lineFeed || byte == otherLineEnd { break }
          index += 1
        }
        if index == end, !isAtEnd { return .incomplete }
        var fieldEnd = index
        if index < end, index > fieldStart, base.load(fromByteOffset: index, as: UInt8.self) == Self.lineFeed,
          base.load(fromByteOffset: index - 1, as: UInt8.self) == Self.carriageReturn
        {
          fieldEnd = index - 1
        }
        fields.append(
          CSVField(start: Int32(fieldStart), end: Int32(fieldEnd), isQuoted: false, isUnescaped: false))
      }

      if index < end, base.load(fromByteOffset: index, as: UInt8.self) == separator {
        index += 1
        if index == end, !isAtEnd { return .incomplete }
        continue
      }
      if index + 1 == end, !isAtEnd, base.load(fromByteOffset: index, as: UInt8.self) == Self.carriageReturn {
        // A line feed may follow.
        return .incomplete
      }
      return .complete(lineExtent(bytes, from: index, lines: lines), hasStrayQuotes: hasStrayQuotes)
    }
  }

  /// The extent of a record that ends with the first line end at or after `index`, or with the bytes.
  private func lineExtent(_ bytes: UnsafeRawBufferPointer, from index: Int, lines: Int) -> Extent {
    var last = index
    while last < bytes.count, !isLineEnd(bytes[last]) { last += 1 }
    guard last < bytes.count else { return Extent(length: last, next: last, lines: lines) }
    var next = last + 1
    if bytes[last] == Self.carriageReturn, next < bytes.count, bytes[next] == Self.lineFeed { next += 1 }
    if bytes[last] == Self.lineFeed, last > 0, bytes[last - 1] == Self.carriageReturn { last -= 1 }
    return Extent(length: last, next: next, lines: lines + 1)
  }

  private enum QuotedOutcome {
    /// Where the content ends, where the separator or line end after the field stands, whether quotes inside
    /// have to be reduced, whether some were not doubled, and the line ends inside.
    case closed(contentEnd: Int, next: Int, hasQuotes: Bool, isStray: Bool, lines: Int)
    case unterminated
    case incomplete
  }

  /// Finds the end of the field whose opening quote stands at `open`.
  private mutating func scanQuoted(
    _ bytes: UnsafeRawBufferPointer, openedAt open: Int, isAtEnd: Bool
  ) -> QuotedOutcome {
    let end = bytes.count
    let limit = open + quotedLimit
    var hasQuotes = false
    var isStray = false
    var from = open + 1
    // No byte is looked at twice for a line end, so that a line full of quotes is read in linear time.
    var scanned = open + 1
    while true {
      let quote = firstOffset(of: Self.quote, in: bytes, from: from)
      if quote > limit, scanned < limit {
        if spansLines(bytes, scanned, limit) {
          wastedLookahead += limit - open
          return .unterminated
        }
        scanned = limit
      }
      guard quote < end else {
        guard isAtEnd else { return .incomplete }
        wastedLookahead += end - open
        return .unterminated
      }
      var next = quote + 1
      if next < end, bytes[next] == Self.quote {
        hasQuotes = true
        from = next + 1
        continue
      }
      while next < end, isPadding(bytes[next]) { next += 1 }
      guard next < end || isAtEnd else { return .incomplete }
      if next == end || bytes[next] == dialect.separator || isLineEnd(bytes[next]) {
        let lines = countLineEnds(bytes, open + 1, quote)
        return .closed(contentEnd: quote, next: next, hasQuotes: hasQuotes, isStray: isStray, lines: lines)
      }
      // No field ends here. On a later line, where a field begins, this opens the next quoted field.
      var run = quote
      while run - 1 > open, bytes[run - 1] == Self.quote { run -= 1 }
      let before = bytes[run - 1]
      if before == dialect.separator || isLineEnd(before) {
        if scanned < run, spansLines(bytes, scanned, run) { return .unterminated }
        scanned = max(scanned, run)
      }
      hasQuotes = true
      isStray = true
      from = quote + 1
    }
  }

  /// How far a quoted field may reach over lines.
  private var quotedLimit: Int {
    wastedLookahead <= Self.lookaheadAllowance + 4 * window.byteOffset
      ? maximumQuotedLength : min(4096, maximumQuotedLength)
  }

  private func isPadding(_ byte: UInt8) -> Bool {
    byte != dialect.separator
      && (byte == 0x20 || byte == 0x09
        || (byte == Self.carriageReturn && !dialect.endsLinesWithCarriageReturn))
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || (byte == Self.carriageReturn && dialect.endsLinesWithCarriageReturn)
  }

  private func spansLines(_ bytes: UnsafeRawBufferPointer, _ from: Int, _ to: Int) -> Bool {
    let part = UnsafeRawBufferPointer(rebasing: bytes[..<min(to, bytes.count)])
    return firstOffset(of: Self.lineFeed, in: part, from: from) < part.count
      || (dialect.endsLinesWithCarriageReturn
        && firstOffset(of: Self.carriageReturn, in: part, from: from) < part.count)
  }

  private func countLineEnds(_ bytes: UnsafeRawBufferPointer, _ from: Int, _ to: Int) -> Int {
    let part = UnsafeRawBufferPointer(rebasing: bytes[..<to])
    let lineEnd = dialect.endsLinesWithCarriageReturn ? Self.carriageReturn : Self.lineFeed
    var count = 0
    var index = firstOffset(of: lineEnd, in: part, from: from)
    while index < to {
      count += 1
      index = firstOffset(of: lineEnd, in: part, from: index + 1)
    }
    return count
  }

  // MARK: - Fields

  /// Copies fields with quotes inside to where they have one for two.
  private mutating func unescapeFields() {
    unescaped.removeAll()
    for index in 0..<fields.count where fields.elements[index].isUnescaped {
      let field = fields.elements[index]
      let content = UnsafeRawBufferPointer(rebasing: window.bytes[Int(field.start)..<Int(field.end)])
      let copyStart = unescaped.count
      var from = 0
      while from < content.count {
        let quote = firstOffset(of: Self.quote, in: content, from: from)
        let upTo = min(quote + 1, content.count)
        UnsafeRawBufferPointer(rebasing: content[from..<upTo]).withMemoryRebound(to: UInt8.self) {
          unescaped.append(contentsOf: $0)
        }
        from = upTo
        if from < content.count, content[from] == Self.quote { from += 1 }
      }
      fields.elements[index].start = Int32(copyStart)
      fields.elements[index].end = Int32(unescaped.count)
    }
  }

  // MARK: - Reading

  private mutating func refill() throws(IngestError) -> Bool {
    let otherLineEnd = dialect.endsLinesWithCarriageReturn ? Self.carriageReturn : Self.lineFeed
    return try window.refill(until: Self.lineFeed, or: otherLineEnd, limit: maximumRecordLength)
  }

  /// Uses up a byte order mark, which stands where files were joined.
  ///
  /// - Returns: Whether there was one.
  private mutating func skipMark() throws(IngestError) -> Bool {
    while window.count < 3, !window.isAtEnd { _ = try refill() }
    guard window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return false }
    window.advance(by: 3)
    return true
  }

  /// Uses up the bytes to the end of the line.
  private mutating func skipLine() throws(IngestError) {
    while true {
      if window.count == 0 {
        guard try refill() else { break }
      }
      let bytes = window.bytes
      let lineFeed = firstOffset(of: Self.lineFeed, in: bytes, from: 0)
      let other =
        dialect.endsLinesWithCarriageReturn
        ? firstOffset(of: Self.carriageReturn, in: bytes, from: 0) : bytes.count
      let last = min(lineFeed, other)
      window.advance(by: min(last + 1, bytes.count))
      if last < bytes.count { break }
    }
    line += 1
  }

  /// Drops a record that is too long, up to the next line end.
  private mutating func skipLongRecord() throws(IngestError) -> CSVRecord {
    let (firstLine, firstByte) = (line, window.byteOffset)
    fields.removeAll()
    unescaped.removeAll()
    UnsafeRawBufferPointer(rebasing: window.bytes.prefix(Self.keptOfLongRecord))
      .withMemoryRebound(to: UInt8.self) { unescaped.append(contentsOf: $0) }
    try skipLine()
    return CSVRecord(
      line: firstLine, byteOffset: firstByte, fault: .tooLong(limit: maximumRecordLength),
      hasStrayQuotes: false, rawBytes: UnsafeRawBufferPointer(unescaped.contents), fields: fields.contents,
      unescaped: nil)
  }
}
