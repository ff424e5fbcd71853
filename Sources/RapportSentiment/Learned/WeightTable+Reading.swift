public import RapportText

extension WeightTable {
  /// Reads a table from the bytes of its file.
  ///
  /// Lines end with LF or CRLF; empty lines and lines that start with `# ` are passed over. Every bad entry is
  /// reported, not just the first.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  public static func read(_ bytes: [UInt8], manifest: LexiconManifest) -> WeightReading {
    var reader = WeightReader(lineCount: lineCount(of: bytes))
    bytes.withUnsafeBytes { text in
      var number = 0
      forEachPiece(of: text[...], separatedBy: UInt8(ascii: "\n")) { line in
        number += 1
        let hasReturn = line.last == UInt8(ascii: "\r")
        reader.read(UnsafeRawBufferPointer(rebasing: line.dropLast(hasReturn ? 1 : 0)), number: number)
      }
    }
    reader.reportDuplicates()
    return WeightReading(
      table: WeightTable(manifest: manifest, entries: reader.entries), issues: reader.issues)
  }
}

/// Reads the lines of a table one after the other.
private struct WeightReader {
  private(set) var entries: [WeightEntry] = []
  private(set) var issues: [LexiconIssue] = []
  private var lines: [Int] = []
  private var hasHeader = false

  init(lineCount: Int) {
    entries.reserveCapacity(lineCount)
    lines.reserveCapacity(lineCount)
  }

  mutating func read(_ line: UnsafeRawBufferPointer, number: Int) {
    guard !line.isEmpty, !line.starts(with: "# ".utf8) else { return }
    guard hasHeader else {
      hasHeader = true
      let names = String(decoding: line, as: UTF8.self).split(separator: "\t").map(String.init)
      for (index, name) in WeightTable.columns.enumerated()
      where index >= names.count || names[index] != name {
        issues.append(LexiconIssue(.missingColumn(name), line: number, column: 1))
      }
      return
    }
    var rest = line
    let form = Self.takeField(from: &rest)
    let term = Self.takeField(from: &rest)
    let side = Self.takeField(from: &rest)
    let any = Self.takeField(from: &rest)
    let texts = Self.takeField(from: &rest)
    func report(_ problem: LexiconIssue.Problem, at field: UnsafeRawBufferPointer) {
      // An empty line has no address; there is no field in it then.
      let offset = field.baseAddress.flatMap { place in line.baseAddress.map { place - $0 } } ?? 0
      let before = String(decoding: line[..<offset], as: UTF8.self)
      issues.append(LexiconIssue(problem, line: number, column: before.count + 1))
    }
    guard let form = Self.form(of: form) else { return report(.unknownForm, at: form) }
    guard !term.isEmpty else { return report(.emptyTerm, at: term) }
    // Bytes of ASCII need no second look.
    let isASCII = term.allSatisfy { $0 < 0x80 }
    guard let name = isASCII ? String(decoding: term, as: UTF8.self) : String(validating: term, as: UTF8.self)
    else { return report(.notUTF8, at: term) }
    let spaces = term.count { $0 == UInt8(ascii: " ") }
    guard form != .pair || (spaces == 1 && term.first != 0x20 && term.last != 0x20) else {
      return report(.notAPair, at: term)
    }
    guard form != .feature || TextFeature.allCases.contains(where: { $0.name == name }) else {
      return report(.unknownForm, at: term)
    }
    guard let sideWeight = Self.number(side) else { return report(.badNumber, at: side) }
    guard let anyWeight = Self.number(any) else { return report(.badNumber, at: any) }
    entries.append(
      WeightEntry(form: form, term: name, side: sideWeight, any: anyWeight, texts: Self.count(texts)))
    lines.append(number)
  }

  /// Of entries that stand twice the last one counts.
  mutating func reportDuplicates() {
    // A table that we wrote is in order, which is quicker to see than that nothing stands twice.
    let isAscending = zip(entries, entries.dropFirst()).allSatisfy {
      ($0.form.order, $0.term) < ($1.form.order, $1.term)
    }
    if isAscending { return }
    var first: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      let key = entry.form.rawValue + "\t" + entry.term
      if let line = first[key] {
        issues.append(LexiconIssue(.duplicate(firstLine: line), line: lines[index], column: 1))
      } else {
        first[key] = lines[index]
      }
    }
  }

  /// Takes what stands before the next tab, and the tab.
  @inline(__always)
  private static func takeField(from rest: inout UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var end = 0
    while end < rest.count, rest[end] != UInt8(ascii: "\t") { end += 1 }
    let field = UnsafeRawBufferPointer(rebasing: rest[..<end])
    rest = UnsafeRawBufferPointer(rebasing: rest[min(end + 1, rest.count)...])
    return field
  }

  private static func form(of field: UnsafeRawBufferPointer) -> WeightEntry.Form? {
    // No two begin alike.
    let form: WeightEntry.Form
    switch field.first {
    case UInt8(ascii: "w"): form = .word
    case UInt8(ascii: "p"): form = .pair
    case UInt8(ascii: "n"): form = .negated
    default: form = .feature
    }
    return field.elementsEqual(form.rawValue.utf8) ? form : nil
  }

  private static func number(_ field: UnsafeRawBufferPointer) -> Double? {
    PlainRow.decimal(field)
      ?? Double(String(decoding: field, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }

  private static func count(_ field: UnsafeRawBufferPointer) -> Int {
    var count = 0
    for byte in field where byte &- UInt8(ascii: "0") < 10 && count < 1 << 40 {
      count = count * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return count
  }
}
