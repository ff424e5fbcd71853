public import RapportText

/// A lexicon as read from a file, with everything that is wrong with the file.
public struct LexiconReading: Sendable {
  /// The entries that could be read.
  public let lexicon: Lexicon
  /// Every problem in order of its line.
  public let issues: [LexiconIssue]
}

extension Lexicon {
  /// Reads a lexicon from the bytes of a file.
  ///
  /// Lines end with LF or CRLF; empty lines, a byte order mark and lines that start with `# ` are passed
  /// over. Every bad entry is reported, not just the first.
  ///
  /// - Parameters:
  ///   - format: How the file is written; `nil` guesses.
  ///   - manifest: What the lexicon is; without one the scale is the format's.
  ///   - name: The name to give a lexicon that has no manifest.
  /// - Complexity: O(*n*) in the size of the file.
  public static func read(
    _ bytes: [UInt8], as format: LexiconFormat? = nil, manifest: LexiconManifest? = nil, name: String = "",
    language: String = "und"
  ) -> LexiconReading {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let format = format ?? .guessed(from: String(decoding: content, as: UTF8.self))
    let manifest =
      manifest ?? LexiconManifest(name: name, language: language, scale: format.defaultScale)
    var reader = LexiconReader(
      format: format, scale: manifest.scale ?? format.defaultScale,
      lineCount: lineCount(of: bytes), byteCount: bytes.count)
    bytes.withUnsafeBytes { text in
      var number = 0
      let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
      forEachPiece(of: text[(hasMark ? 3 : 0)...], separatedBy: UInt8(ascii: "\n")) { line in
        number += 1
        let hasReturn = line.last == UInt8(ascii: "\r")
        reader.read(UnsafeRawBufferPointer(rebasing: line.dropLast(hasReturn ? 1 : 0)), number: number)
      }
    }
    return LexiconReading(
      lexicon: Lexicon(manifest: manifest, reader.table.finish()), issues: reader.issues)
  }
}

/// Reads the lines of a lexicon file one after the other.
private struct LexiconReader {
  let format: LexiconFormat
  let scale: LexiconManifest.Scale
  private(set) var table: LexiconEntries.Builder
  private(set) var issues: [LexiconIssue] = []
  private var header: Header?
  /// Whether rows are a term and a valence and nothing else.
  private var isPlain = false
  /// The line on which each entry stands first.
  private var firstLines: [Int] = []
  /// The same for each sense, where a term has several.
  private var senseLines: [String: Int] = [:]
  /// How many senses each entry has.
  private var senseCounts: [Double] = []

  /// Which column of a table holds what.
  private struct Header {
    var term: Int
    var valence: Int
    var keys: [Int]
  }

  init(format: LexiconFormat, scale: LexiconManifest.Scale, lineCount: Int, byteCount: Int) {
    self.format = format
    self.scale = scale
    // Each line has a tab, a digit and an end too.
    table = LexiconEntries.Builder(capacity: lineCount, byteCapacity: max(0, byteCount - 3 * lineCount))
    firstLines.reserveCapacity(lineCount)
  }

  mutating func read(_ row: UnsafeRawBufferPointer, number: Int) {
    if isPlain, let entry = PlainRow(row), !(entry.valence < scale.lowest), !(entry.valence > scale.highest) {
      let before = table.entries.count
      let index = table.set(entry.term, entry.valence)
      if index < before {
        issues.append(LexiconIssue(.duplicate(firstLine: firstLines[index]), line: number, column: 1))
      } else {
        firstLines.append(number)
      }
      return
    }
    guard !row.allSatisfy(Self.isSpace), !row.starts(with: "# ".utf8) else { return }
    guard String(validating: row, as: UTF8.self) != nil else {
      issues.append(LexiconIssue(.notUTF8, line: number, column: 1))
      return
    }
    let line = Array(row)[...]
    let columns = columns(of: line)
    if format == .table, header == nil {
      readHeader(columns.map { String(decoding: $0, as: UTF8.self) }, number: number)
      return
    }
    readEntry(columns, line: line, number: number)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private mutating func readHeader(_ columns: [String], number: Int) {
    func index(_ name: String) -> Int? { columns.firstIndex { $0 == name } }
    for name in ["term", "valence"] where index(name) == nil {
      issues.append(LexiconIssue(.missingColumn(name), line: number, column: 1))
    }
    header = Header(
      term: index("term") ?? 0, valence: index("valence") ?? 1,
      keys: index("sense").map { [index("term") ?? 0, index("part_of_speech") ?? 0, $0] } ?? [])
    isPlain = columns == ["term", "valence"]
  }

  private mutating func readEntry(_ columns: [ArraySlice<UInt8>], line: ArraySlice<UInt8>, number: Int) {
    let termColumn = header?.term ?? 0
    let valenceColumn = header?.valence ?? 1
    func report(_ problem: LexiconIssue.Problem, at offset: Int) {
      let column = String(decoding: line[..<offset], as: UTF8.self).count + 1
      issues.append(LexiconIssue(problem, line: number, column: column))
    }
    guard columns.count > max(termColumn, valenceColumn) else {
      report(.missingValence, at: line.endIndex)
      return
    }
    let termStart = columns[termColumn].startIndex
    let term = term(from: columns[termColumn])
    guard !term.isEmpty else {
      report(.emptyTerm, at: termStart)
      return
    }
    guard let valence = Self.number(in: columns[valenceColumn]), valence.isFinite else {
      report(.badNumber, at: columns[valenceColumn].startIndex)
      return
    }
    if let first = add(term, valence, columns, number: number) {
      report(.duplicate(firstLine: first), at: termStart)
    }
    if valence < scale.lowest || valence > scale.highest {
      report(.outsideScale(scale), at: columns[valenceColumn].startIndex)
    }
    if Self.hasCapitals(term) { report(.upperCase, at: termStart) }
    if !NormalizationForm.isComposed(term) { report(.notNormalized, at: termStart) }
  }

  private static func number(in column: ArraySlice<UInt8>) -> Double? {
    Double(String(decoding: column.contains(0x20) ? column.filter { $0 != 0x20 } : column, as: UTF8.self))
  }

  private static func hasCapitals(_ term: String) -> Bool {
    if term.utf8.allSatisfy({ $0 < 0x80 }) { return term.utf8.contains { $0 &- 0x41 < 26 } }
    return term.unicodeScalars.contains(where: \.properties.changesWhenLowercased)
  }

  /// Adds an entry, and returns the line on which it stands already.
  ///
  /// The senses of one term become their running mean.
  private mutating func add(
    _ term: String, _ valence: Double, _ columns: [ArraySlice<UInt8>], number: Int
  ) -> Int? {
    let before = table.entries.count
    guard let keys = header?.keys, let last = keys.max(), last < columns.count else {
      let index = table.set(term, valence)
      if index < before { return firstLines[index] }
      firstLines.append(number)
      return nil
    }
    let sense = keys.map { String(decoding: columns[$0], as: UTF8.self) }.joined(separator: "\t")
    if let first = senseLines[sense] { return first }
    senseLines[sense] = number
    var name = term
    let known = name.withUTF8 { table.index(of: UnsafeRawBufferPointer($0)) }
    let mean = known.map { table.entries.valence(at: $0) }
    let index = table.set(term, valence)
    if let mean {
      let count = senseCounts[index]
      senseCounts[index] = count + 1
      table.set(term, (mean * count + valence) / (count + 1))
    } else {
      senseCounts.append(1)
    }
    return nil
  }

  // MARK: Columns

  private func columns(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
    return format == .vader && columns.count == 1 ? Self.spacedColumns(of: line) : columns
  }

  /// The columns of a VADER file whose tabs became spaces.
  ///
  /// The term ends before the first column that is a number with nothing but numbers and the bracket of the
  /// ratings behind it; that way an emoticon with a space keeps it.
  private static func spacedColumns(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let pieces = line.split(separator: 0x20)
    var first = pieces.count
    while first > 0, isNumber(pieces[first - 1]) || isRating(pieces[first - 1]) { first -= 1 }
    // A term such as `143` is itself a number.
    first = max(first, 1)
    guard first < pieces.count else { return [line] }
    return [line[pieces[0].startIndex..<pieces[first - 1].endIndex]] + pieces[first...]
  }

  private static func isNumber(_ piece: ArraySlice<UInt8>) -> Bool {
    Double(String(decoding: piece, as: UTF8.self)) != nil
  }

  /// Whether a piece belongs to the list of single ratings, such as `[-1,` or `3]`.
  private static func isRating(_ piece: ArraySlice<UInt8>) -> Bool {
    let number = piece.drop { $0 == UInt8(ascii: "[") }.prefix {
      $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]")
    }
    return number.count < piece.count && isNumber(number)
  }

  /// The term with single spaces between its words.
  private func term(from column: ArraySlice<UInt8>) -> String {
    let words = column.split(separator: 0x20)
    let term = words.count == 1 ? words[0] : ArraySlice(words.joined(separator: [0x20]))
    guard format == .vader, term.contains(UInt8(ascii: "_")), Self.isPhrase(term) else {
      return String(decoding: term, as: UTF8.self)
    }
    return String(decoding: term.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Whether `_` stands for spaces: between words, one of them longer than in `o_O`.
  private static func isPhrase(_ term: ArraySlice<UInt8>) -> Bool {
    let words = term.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    let isWord = { (byte: UInt8) in
      byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
    }
    return words.allSatisfy { !$0.isEmpty && $0.allSatisfy(isWord) } && words.contains { $0.count > 1 }
  }
}
