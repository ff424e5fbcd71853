import RapportModel

/// The entries of a matrix: those of one property and period stand together, one for each indicator.
///
/// An entry takes 190 bytes, most of them for what most entries do not have. So an entry is made when somebody asks for
/// it, and what stays is four bytes and one word for each number that it has.
public struct MatrixEntries: RandomAccessCollection, Hashable, Sendable {
  /// The identifiers of the indicators, in their order.
  private let indicators: [String]
  private var rows: [Row] = []
  /// What each entry has, and its flags.
  private var marks: [UInt32] = []
  /// The numbers of the entries that have them, one entry behind the other.
  private var words: [UInt64] = []
  private var definitions: [String] = []
  private var definitionPlaces: [String: Int] = [:]

  /// The entries of a property in a period.
  struct Row: Hashable, Sendable {
    var property: PropertyID
    var period: MatrixPeriod
    fileprivate var firstWord: Int
  }

  /// No entries yet.
  init(indicators: [String]) { self.indicators = indicators }

  /// The number of rows.
  var rowCount: Int { rows.count }

  /// How many entries a property has in a period.
  var columnCount: Int { indicators.count }

  /// The property and the period of a row.
  func row(_ row: Int) -> Row { rows[row] }

  /// Adds the entries of a property in a period.
  ///
  /// - Precondition: There is one for each indicator, in their order.
  mutating func append(
    _ entries: some Collection<MatrixEntry>, of property: PropertyID, in period: MatrixPeriod
  ) {
    precondition(entries.count == indicators.count, "one entry for each indicator")
    rows.append(Row(property: property, period: period, firstWord: words.count))
    for entry in entries { append(entry) }
  }

  private mutating func append(_ entry: MatrixEntry) {
    var mark = entry.flags.rawValue
    func take(_ number: Double?, _ bit: UInt32) {
      guard let number else { return }
      mark |= bit
      words.append(number.bitPattern)
    }
    take(entry.value, Mark.value)
    if let n = entry.n {
      mark |= Mark.n
      words.append(UInt64(bitPattern: Int64(n)))
    }
    take(entry.interval?.low, Mark.interval)
    take(entry.interval?.high, Mark.interval)
    take(entry.normalised, Mark.normalised)
    take(entry.percentile, Mark.percentile)
    take(entry.coverage, Mark.coverage)
    if let days = entry.days {
      mark |= Mark.days
      words.append(UInt64(bitPattern: Int64(days)))
    }
    // The last, since it is looked for from the end.
    if let definition = entry.definition {
      mark |= Mark.definition
      words.append(UInt64(place(of: definition)))
    }
    marks.append(mark)
  }

  private mutating func place(of definition: String) -> Int {
    if let place = definitionPlaces[definition] { return place }
    definitions.append(definition)
    definitionPlaces[definition] = definitions.count - 1
    return definitions.count - 1
  }

  /// The bits of marks above those of ``MatrixFlags``.
  private enum Mark {
    static let days: UInt32 = 1 << 23
    static let value: UInt32 = 1 << 24
    static let n: UInt32 = 1 << 25
    static let normalised: UInt32 = 1 << 26
    static let percentile: UInt32 = 1 << 27
    static let coverage: UInt32 = 1 << 28
    static let definition: UInt32 = 1 << 29
    /// Two bits, since it has two numbers.
    static let interval: UInt32 = 3 << 30
    static let all: UInt32 = 0x1FF << 23
  }

  // MARK: - Reading

  /// The place of the first entry.
  public var startIndex: Int { 0 }
  /// The place behind the last entry.
  public var endIndex: Int { marks.count }

  /// The entry at a place.
  public subscript(index: Int) -> MatrixEntry {
    let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
    let before = marks[(index - column)..<index].reduce(0) { $0 + ($1 & Mark.all).nonzeroBitCount }
    var word = rows[row].firstWord + before
    return entry(row, column, &word)
  }

  /// The entries of a row.
  func cells(ofRow row: Int) -> [MatrixEntry] {
    var word = rows[row].firstWord
    return indicators.indices.map { entry(row, $0, &word) }
  }

  /// - Parameter word: The place of the entry's first number; that of the next entry's afterwards.
  private func entry(_ row: Int, _ column: Int, _ word: inout Int) -> MatrixEntry {
    let mark = marks[row * columnCount + column]
    var entry = MatrixEntry(
      property: rows[row].property, period: rows[row].period, indicator: indicators[column],
      flags: MatrixFlags(rawValue: mark & ~Mark.all))
    func next(_ bits: UInt32) -> UInt64? {
      guard mark & bits != 0 else { return nil }
      defer { word += 1 }
      return words[word]
    }
    entry.value = next(Mark.value).map(Double.init(bitPattern:))
    entry.n = next(Mark.n).map { Int(Int64(bitPattern: $0)) }
    if let low = next(Mark.interval), let high = next(Mark.interval) {
      entry.interval = ConfidenceInterval(
        low: Double(bitPattern: low), high: Double(bitPattern: high))
    }
    entry.normalised = next(Mark.normalised).map(Double.init(bitPattern:))
    entry.percentile = next(Mark.percentile).map(Double.init(bitPattern:))
    entry.coverage = next(Mark.coverage).map(Double.init(bitPattern:))
    entry.days = next(Mark.days).map { Int(Int64(bitPattern: $0)) }
    entry.definition = next(Mark.definition).map { definitions[Int($0)] }
    return entry
  }

  /// Calls `take` with the columns of a row that have a value, in their order.
  func forEachValue(
    ofRow row: Int,
    _ take: (
      _ column: Int, _ value: Double, _ definition: String?, _ days: Int?, _ flags: MatrixFlags
    ) -> Void
  ) {
    var word = rows[row].firstWord
    for column in indicators.indices {
      let mark = marks[row * columnCount + column]
      let next = word + (mark & Mark.all).nonzeroBitCount
      if mark & Mark.value != 0 {
        let definition = mark & Mark.definition == 0 ? nil : definitions[Int(words[next - 1])]
        let daysPlace = next - (definition == nil ? 1 : 2)
        let days = mark & Mark.days == 0 ? nil : Int(Int64(bitPattern: words[daysPlace]))
        take(
          column, Double(bitPattern: words[word]), definition, days, MatrixFlags(rawValue: mark & ~Mark.all))
      }
      word = next
    }
  }

  /// The columns of a row that were judged, in their order.
  func judgedColumns(ofRow row: Int) -> some Sequence<Int> {
    indicators.indices.lazy.filter { marks[row * columnCount + $0] & Mark.normalised != 0 }
  }

  /// The entries with those of each row changed.
  func changed(_ change: (_ row: Int, _ cells: inout [MatrixEntry]) -> Void) -> MatrixEntries {
    var entries = MatrixEntries(indicators: indicators)
    entries.rows.reserveCapacity(rows.count)
    entries.marks.reserveCapacity(marks.count)
    entries.words.reserveCapacity(words.count)
    for row in rows.indices {
      var cells = cells(ofRow: row)
      change(row, &cells)
      entries.append(cells, of: rows[row].property, in: rows[row].period)
    }
    return entries
  }
}
