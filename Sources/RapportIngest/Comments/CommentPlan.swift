import RapportModel

/// Which columns of a table, or members of JSON objects, hold what about comments.
struct CommentPlan: Sendable {
  /// The columns by what they say.
  private(set) var columns: [CommentColumn: Int] = [:]
  /// Whether the column of text was told by its name rather than by its content.
  private(set) var isTextNamed = false
  /// How surely the column of text is what somebody commented.
  private(set) var textEvidence = TextEvidence.none
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
  ///   - further: Calls a closure with each cell of a column in the rows behind the first ones, as far as they are known.
  ///   - names: The columns that options name.
  ///   - dateOrder: The order of day and month, where an option states it.
  ///   - file: The file's name for messages.
  /// - Throws: ``IngestError/unknownColumn(_:option:file:nearest:columns:)`` when an option names none of them.
  init(
    headers: [HeaderName], rows: [[String]], contents: [ColumnContent]? = nil,
    further: @escaping FurtherCells = { _, _ in }, named names: ColumnNames, dateOrder: DateOrder?,
    file: String
  ) throws(IngestError) {
    let contents = contents ?? headers.indices.map { ColumnContent(of: $0, in: rows) }
    try takeNamed(headers, names, file: file)
    takeKnown(headers, contents)
    takePost(headers)
    takeRecommendation(headers, rows)
    isTextNamed = columns[.text] != nil
    textEvidence = evidence(headers, contents, names)
    if columns[.text] == nil { takeProse(contents) }
    if columns[.time] == nil { takeDates(headers, contents) }
    settleDates(rows, further, option: dateOrder)
    noteZone(headers)
    settleRating(headers, rows, further)
  }

  /// How surely a column is what somebody commented.
  enum TextEvidence: Comparable {
    /// No name says so, or the column is empty.
    case none
    /// Its name may be that of anything's description, but there is an author or a time.
    case description
    /// Its name or an option says so.
    case name
  }

  private func evidence(
    _ headers: [HeaderName], _ contents: [ColumnContent], _ names: ColumnNames
  ) -> TextEvidence {
    guard let text = columns[.text], contents[text].filled > 0 else { return .none }
    if names.text != nil || !CommentColumn.descriptions.contains(headers[text].key) { return .name }
    return columns[.author] != nil || columns[.time] != nil ? .description : .none
  }

  /// Calls a closure with each cell of a column.
  typealias FurtherCells = (_ column: Int, _ take: (UnsafeRawBufferPointer) -> Void) -> Void

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

  /// Takes columns by their names; of several for one thing that which holds something, and then the most telling.
  private mutating func takeKnown(_ headers: [HeaderName], _ contents: [ColumnContent]) {
    var ranks: [CommentColumn: (isEmpty: Int, place: Int)] = [:]
    var emptyText: (name: String, place: Int)?
    for (index, header) in headers.enumerated() where !isTaken(index) {
      guard let (column, place) = CommentColumn.meaning(of: header) else { continue }
      // "Comments" may count them, and "date" may be a word.
      if column == .text, contents[index].isNumeric || contents[index].isDate { continue }
      if column == .text, Self.isCount(index, headers, contents) { continue }
      if columns[column] != nil, ranks[column] == nil { continue }
      let rank = (isEmpty: contents[index].filled == 0 ? 1 : 0, place: place)
      if column == .text, rank.isEmpty == 1, place < emptyText?.place ?? .max {
        emptyText = (header.text, place)
      }
      if let best = ranks[column], best <= rank { continue }
      columns[column] = index
      ranks[column] = rank
    }
    if let emptyText, let text = columns[.text], let rank = ranks[.text], rank.isEmpty == 0,
      emptyText.place < rank.place
    {
      notes.append(
        IngestNote(
          "empty-column",
          "'\(emptyText.name)' is empty in the first records, so that '\(headers[text].text)' is read as the text"
        ))
    }
  }

  /// An identifier of a post beside the comment's own is the post that the comment is about.
  private mutating func takePost(_ headers: [HeaderName]) {
    guard columns[.thread] == nil else { return }
    columns[.thread] = headers.indices.first { Self.postNames.contains(headers[$0].key) && !isTaken($0) }
  }

  private static let postNames: Set<String> = [
    "postid", "tweetid", "videoid", "mediaid", "storyid", "activityid",
  ]

  /// Whether a column that may hold texts or count them counts them: beside other metrics, without words, and where nobody is
  /// said to have written or rated something.
  private static func isCount(_ index: Int, _ headers: [HeaderName], _ contents: [ColumnContent]) -> Bool {
    func isMetric(_ index: Int) -> Bool {
      MetricColumns.unstated[headers[index]] != nil && contents[index].isMostlyNumbers
    }
    guard isMetric(index), headers.indices.contains(where: { $0 != index && isMetric($0) }) else {
      return false
    }
    return !headers.contains { header in
      let column = CommentColumn.meaning(of: header)?.column
      return column == .author || column == .rating
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

  /// Without a column that is called a text, takes that which looks most like one.
  ///
  /// A title says something about its author's opinion where authors or ratings are known; else it may be that of a
  /// page.
  private mutating func takeProse(_ contents: [ColumnContent]) {
    let candidates = contents.indices.filter { contents[$0].isProse && !isTaken($0) }
    if let index = candidates.max(by: { contents[$0].averageLetters < contents[$1].averageLetters }) {
      columns[.text] = index
    } else if let title = columns[.title], columns[.author] != nil || columns[.rating] != nil {
      columns[.title] = nil
      columns[.text] = title
    }
  }

  /// Without a column that is called a time, takes the first one of dates.
  ///
  /// Numbers of versions may look like dates, so that short ones need a name.
  private mutating func takeDates(_ headers: [HeaderName], _ contents: [ColumnContent]) {
    let dates = contents.indices.filter { contents[$0].isDate && !isTaken($0) }
      .filter { !headers[$0].key.contains("version") }
    columns[.time] = dates.first { contents[$0].shortPointedDates == 0 }
    if columns[.time] == nil, let doubtful = dates.first {
      notes.append(
        IngestNote(
          "dates-or-versions",
          "'\(headers[doubtful].text)' may hold versions rather than dates, so these comments have no time; '--time' settles it"
        ))
    }
  }

  /// Calls `take` with each cell of a column that is known.
  private func forEachCell(
    of column: Int, _ rows: [[String]], _ further: @escaping FurtherCells,
    _ take: (UnsafeRawBufferPointer) -> Void
  ) {
    for row in rows where column < row.count {
      var cell = row[column]
      cell.withUTF8 { take(UnsafeRawBufferPointer($0)) }
    }
    further(column, take)
  }

  private mutating func settleDates(_ rows: [[String]], _ further: @escaping FurtherCells, option: DateOrder?)
  {
    guard let index = columns[.time] else { return }
    var dates = DateColumn(order: option)
    forEachCell(of: index, rows, further) { dates.observe($0) }
    dates.settle()
    self.dates = dates
    if dates.isAmbiguous || (dates.isContradictory && option == nil) {
      notes.append(.openDates)
    }
    if dates.mayBeginWithYear { notes.append(.yearPlace) }
  }

  /// Says that a zone which only the column's name states does not move its times.
  private mutating func noteZone(_ headers: [HeaderName]) {
    guard let index = columns[.time], index < headers.count, ZoneName.isOther(in: headers[index]) else {
      return
    }
    notes.append(
      IngestNote(
        "zone",
        "Times in column '\(headers[index].text)' that state no zone themselves are taken for UTC, though its name has another one"
      ))
  }

  private mutating func settleRating(
    _ headers: [HeaderName], _ rows: [[String]], _ further: @escaping FurtherCells
  ) {
    guard let index = columns[.rating] else { return }
    // What cells state as the best rating says less about cells that state nothing.
    var largest: FixedDecimal?
    var largestStated: FixedDecimal?
    forEachCell(of: index, rows, further) { cell in
      guard let (value, best) = RatingScale.number(cell) else { return }
      if let best {
        largestStated = max(best, largestStated ?? best)
      } else {
        largest = max(value, largest ?? value)
      }
    }
    guard let largest = largest ?? largestStated else { return }
    let key = index < headers.count ? headers[index].key : ""
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
