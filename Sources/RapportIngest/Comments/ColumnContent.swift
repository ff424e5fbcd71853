import RapportModel

/// What the cells of a column look like.
struct ColumnContent: Sendable {
  private(set) var filled = 0
  private(set) var numbers = 0
  private(set) var dates = 0
  private(set) var durations = 0
  private(set) var sentences = 0
  private(set) var letters = 0

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
      } else {
        observeText(cell)
      }
    }
  }

  private mutating func observeText(_ cell: UnsafeRawBufferPointer) {
    var count = 0
    var isUnspaced = false
    for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        if scalar.value | 0x20 &- 0x61 < 26 { count += 1 }
      } else {
        if scalar.properties.isAlphabetic { count += 1 }
        isUnspaced = isUnspaced || scalar.value > 0x0E00
      }
    }
    letters += count
    // Words with spaces between, or a script that writes without.
    if (count > 5 && cell.contains(UInt8(ascii: " "))) || (count > 3 && isUnspaced) { sentences += 1 }
  }

  /// Whether the cells are numbers, as far as there are any.
  var isNumeric: Bool { filled > 0 && numbers == filled }
  /// Whether numbers or durations are at least half of the cells, or there is none at all.
  var isMostlyNumbers: Bool { (numbers + durations) * 2 >= filled }
  /// Whether nearly all cells are dates.
  var isDate: Bool { filled > 0 && dates * 10 >= filled * 9 }
  /// Whether most cells are made of words.
  var isFreeText: Bool { filled > 0 && sentences * 2 >= filled }
  /// The letters of the average cell.
  var averageLetters: Double { filled == 0 ? 0 : Double(letters) / Double(filled) }
}
