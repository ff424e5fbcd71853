import RapportModel

/// What the cells of a column look like.
struct ColumnContent: Sendable {
  private(set) var filled = 0
  private(set) var numbers = 0
  private(set) var dates = 0
  /// Numbers such as `1.2K`.
  private(set) var shortenedNumbers = 0
  private(set) var durations = 0
  /// Dates such as `5.12.24`, which may be numbers of versions.
  private(set) var shortPointedDates = 0
  /// Cells that somebody wrote by their looks: several words, and little else.
  private(set) var prose = 0
  private(set) var letters = 0
  private var distinct: Set<Int> = []

  /// What the cells of a column look like; short rows have none.
  init(of index: Int, in rows: [[String]]) {
    for row in rows where index < row.count {
      var cell = row[index]
      cell.withUTF8 { observe(UnsafeRawBufferPointer($0)) }
    }
  }

  /// Takes a cell into account.
  mutating func observe(_ cell: UnsafeRawBufferPointer) {
    guard !NumberColumn.isMissing(cell) else { return }
    filled += 1
    switch NumberColumn().read(cell) {
    case .value, .ambiguous: numbers += 1
    case .missing, .unreadable:
      if DurationText.seconds(cell) != nil {
        durations += 1
      } else if Moment(cell, order: .dayMonth) != nil || Moment(cell, order: .monthDay) != nil {
        dates += 1
        if Self.isShortPointed(cell) { shortPointedDates += 1 }
      } else if Self.isShortenedNumber(cell) {
        shortenedNumbers += 1
      } else {
        observeText(cell)
      }
    }
  }

  private mutating func observeText(_ cell: UnsafeRawBufferPointer) {
    let text = String(decoding: cell, as: UTF8.self)
    distinct.insert(text.hashValue)
    let (letters, isProse) = ProseText.look(at: text)
    self.letters += letters
    if isProse { prose += 1 }
  }

  /// Whether digits and two points are all there is, with at most three digits each.
  private static func isShortPointed(_ cell: UnsafeRawBufferPointer) -> Bool {
    let runs = cell.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return runs.count == 3
      && runs.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { $0 &- 0x30 < 10 } }
  }

  /// Whether a number is shortened, as in `1.2K`.
  private static func isShortenedNumber(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard let last = cell.last, "kKmMbB".utf8.contains(last), cell.count > 1, cell[0] &- 0x30 < 10 else {
      return false
    }
    return cell.dropLast().allSatisfy { $0 &- 0x30 < 10 || ".,".utf8.contains($0) }
  }

  /// Whether the cells are numbers, as far as there are any.
  var isNumeric: Bool { filled > 0 && numbers + shortenedNumbers == filled }
  /// Whether numbers or durations are at least half of the cells, or there is none at all.
  var isMostlyNumbers: Bool { (numbers + durations) * 2 >= filled }
  /// Whether nearly all cells are dates.
  var isDate: Bool { filled > 0 && dates * 10 >= filled * 9 }
  /// Whether most cells are prose, and not the same again and again.
  var isProse: Bool { prose > 0 && prose * 2 >= filled && (filled < 3 || distinct.count * 2 > filled) }
  /// The letters of the average cell.
  var averageLetters: Double { filled == 0 ? 0 : Double(letters) / Double(filled) }
}
