import RapportModel

/// Which columns of a table, or members of JSON objects, hold what about comments.
struct CommentPlan: Sendable {
  /// The columns by what they say.
  private(set) var columns: [CommentColumn: Int] = [:]
  /// Whether the column of text was told by its name rather than by its content.
  private(set) var isTextNamed = false
  private(set) var rating = RatingScale.oneToFive
  private(set) var dates = DateColumn()
  /// What the user should know.
  private(set) var notes: [IngestNote] = []

  /// Finds the columns.
  ///
  /// - Parameters:
  ///   - headers: The names of the columns.
  ///   - rows: The first rows; cells are missing in short ones.
  ///   - contents: What the cells of each column look like, if that is known already.
  ///   - names: The columns that options name.
  ///   - dateOrder: The order of day and month, where an option states it.
  ///   - file: The file's name for messages.
  /// - Throws: ``IngestError/unknownColumn(_:option:file:nearest:columns:)`` when an option names none of them.
  init(
    headers: [HeaderName], rows: [[String]], contents: [ColumnContent]? = nil, named names: ColumnNames,
    dateOrder: DateOrder?, file: String
  ) throws(IngestError) {
    let contents = contents ?? headers.indices.map { ColumnContent(of: $0, in: rows) }
    try takeNamed(headers, names, file: file)
    takeKnown(headers, contents)
    takeRecommendation(headers, rows)
    isTextNamed = columns[.text] != nil
    if columns[.text] == nil { takeLongestText(contents) }
    if columns[.time] == nil, let index = contents.firstIndex(where: \.isDate), !isTaken(index) {
      columns[.time] = index
    }
    settleDates(rows, option: dateOrder)
    settleRating(headers, rows)
  }

  private func isTaken(_ index: Int) -> Bool { columns.values.contains(index) }

  private mutating func takeNamed(
    _ headers: [HeaderName], _ names: ColumnNames, file: String
  ) throws(IngestError) {
    let named: [(CommentColumn, String, String?)] = [
      (.text, "text", names.text), (.id, "id", names.id), (.property, "property", names.property),
      (.time, "time", names.time), (.author, "author", names.author), (.rating, "rating", names.rating),
      (.page, "page", names.page), (.variant, "variant", names.variant),
    ]
    for case (let column, let option, let name?) in named {
      let exact = headers.firstIndex { $0.text == name }
      guard let index = exact ?? headers.firstIndex(where: { $0.key == HeaderName(name).key }) else {
        let all = headers.map(\.text)
        throw .unknownColumn(
          name, option: option, file: file, nearest: nearestName(to: name, among: all), columns: all)
      }
      columns[column] = index
    }
  }

  private mutating func takeKnown(_ headers: [HeaderName], _ contents: [ColumnContent]) {
    var places: [CommentColumn: Int] = [:]
    for (index, header) in headers.enumerated() where !isTaken(index) {
      guard let (column, place) = CommentColumn.meaning(of: header) else { continue }
      // "Comments" may count them, and "date" may be a word.
      if column == .text, contents[index].isNumeric || contents[index].isDate { continue }
      if columns[column] != nil, places[column] == nil { continue }
      guard place < places[column] ?? .max else { continue }
      columns[column] = index
      places[column] = place
    }
  }

  /// A survey's question of how likely one is to recommend is a rating from 0 to 10.
  private mutating func takeRecommendation(_ headers: [HeaderName], _ rows: [[String]]) {
    guard columns[.rating] == nil else { return }
    columns[.rating] = headers.indices.first { index in
      guard headers[index].key.contains("likely") || headers[index].key.contains("nps"), !isTaken(index)
      else {
        return false
      }
      let cells = rows.compactMap { $0.count > index && !$0[index].isEmpty ? $0[index] : nil }
      return !cells.isEmpty && cells.allSatisfy { RatingScale.zeroToTen.rating($0) != nil }
    }
  }

  private mutating func takeLongestText(_ contents: [ColumnContent]) {
    let candidates = contents.indices.filter { contents[$0].isFreeText && !isTaken($0) }
    if let index = candidates.max(by: { contents[$0].averageLetters < contents[$1].averageLetters }) {
      columns[.text] = index
    } else if let title = columns[.title] {
      columns[.title] = nil
      columns[.text] = title
    }
  }

  private mutating func settleDates(_ rows: [[String]], option: DateOrder?) {
    guard let index = columns[.time] else { return }
    dates = DateColumn(order: option)
    for row in rows where index < row.count {
      var cell = row[index]
      cell.withUTF8 { dates.observe(UnsafeRawBufferPointer($0)) }
    }
    dates.settle()
    if dates.isAmbiguous || (dates.isContradictory && option == nil) {
      notes.append(
        IngestNote(
          "date-order",
          "Dates such as 3/4/2025 leave day and month open, so these comments have no time; '--date-order' settles them"
        ))
    }
  }

  private mutating func settleRating(_ headers: [HeaderName], _ rows: [[String]]) {
    guard let index = columns[.rating] else { return }
    let values = rows.compactMap { $0.count > index ? RatingScale.number($0[index]) : nil }
    let key = index < headers.count ? headers[index].key : ""
    guard let largest = values.max() else { return }
    if key.contains("nps") || key.contains("recommend") || key.contains("likel") {
      rating = .zeroToTen
    } else if key.contains("star") || key.contains("sterne") {
      rating = .oneToFive
    } else {
      rating = RatingScale.allCases.first { largest <= $0.highest } ?? .zeroToHundred
      notes.append(
        IngestNote("rating-scale", "Ratings are taken to lie from \(rating.lowest) to \(rating.highest)"))
    }
  }
}

/// The scale on which a column's ratings lie.
enum RatingScale: CaseIterable, Sendable {
  case oneToFive, zeroToTen, zeroToHundred

  var lowest: FixedDecimal { FixedDecimal(nanos: self == .oneToFive ? 1_000_000_000 : 0) }

  var highest: FixedDecimal {
    switch self {
    case .oneToFive: FixedDecimal(nanos: 5_000_000_000)
    case .zeroToTen: FixedDecimal(nanos: 10_000_000_000)
    case .zeroToHundred: FixedDecimal(nanos: 100_000_000_000)
    }
  }

  /// The rating that a cell states; `nil` off the scale.
  func rating(_ cell: UnsafeRawBufferPointer) -> Rating? {
    guard let value = Self.number(cell), value >= lowest, value <= highest else { return nil }
    return Rating(value, lowest: lowest, highest: highest)
  }

  /// The rating that a cell states; `nil` off the scale.
  func rating(_ cell: String) -> Rating? {
    var cell = cell
    return cell.withUTF8 { rating(UnsafeRawBufferPointer($0)) }
  }

  /// The number at the start of a cell such as `10 - Extremely likely` or `4,5`.
  static func number(_ cell: UnsafeRawBufferPointer) -> FixedDecimal? {
    var start = 0
    while start < cell.count, cell[start] == 0x20 { start += 1 }
    var whole: Int64 = 0
    var end = start
    while end < cell.count, cell[end] &- 0x30 < 10, end - start < 9 {
      whole = whole * 10 + Int64(cell[end] - 0x30)
      end += 1
    }
    guard end < cell.count, cell[end] == UInt8(ascii: ".") || cell[end] == UInt8(ascii: ",") else {
      return end > start ? FixedDecimal(whole) : nil
    }
    var text = cell[start...].prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      .map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    if text.last == UInt8(ascii: ".") { text.removeLast() }
    return text.withUnsafeBytes { FixedDecimal(parsing: $0) }
  }

  /// The number at the start of a cell.
  static func number(_ cell: String) -> FixedDecimal? {
    var cell = cell
    return cell.withUTF8 { number(UnsafeRawBufferPointer($0)) }
  }
}
