import RapportModel

/// What a delimited file of no known vendor holds, settled from its beginning.
struct DelimitedPlan {
  /// What the records are.
  enum Content {
    case comments(CommentPlan)
    case metrics
    case unusable
  }

  /// The names of the columns; numbers from 1 where the file has no header.
  private(set) var headers: [HeaderName] = []
  /// Whether the first record that is no preamble names the columns.
  private(set) var hasHeader = false
  /// Records before the header, blank and comment lines not counted: a title.
  private(set) var titleCount = 0
  /// Whether some column has a name that is known, or that an option gives.
  private(set) var hasKnownName = false
  /// Whether some column holds nothing but numbers, or dates.
  private(set) var holdsData = false
  private(set) var content = Content.unusable
  private(set) var notes: [IngestNote] = []
  let dialect: CSVDialect

  /// All that a plan depends on beside the file.
  struct Question: Hashable {
    var dialect: CSVDialect
    var columns: ColumnNames
    var dateOrder: DateOrder?

    init(_ dialect: CSVDialect, _ options: IngestOptions) {
      self.dialect = dialect
      columns = options.columns
      dateOrder = options.dateOrder
    }
  }

  /// - Throws: ``IngestError/unknownColumn(_:option:file:nearest:columns:)``.
  init(_ sample: FileSample, _ question: Question) throws(IngestError) {
    dialect = question.dialect
    let beginning = SampleRows(of: sample, dialect)
    var rows = beginning.rows
    let widest = rows.lazy.map(\.count).max() ?? 0
    while rows.count > 1, rows[0].count == 1, widest > 1 {
      rows.removeFirst()
      titleCount += 1
    }
    guard let first = rows.first else { return }
    let names = first.map { HeaderName($0) }
    hasKnownName = Self.isKnown(names, question.columns)
    hasHeader = hasKnownName || Self.isHeader(names, rows: rows.dropFirst())
    if hasHeader {
      headers = names
      rows.removeFirst()
    } else {
      headers = (1...max(1, widest)).map { HeaderName(String($0)) }
      notes.append(
        IngestNote(
          "no-header",
          "The file has no header; its "
            + counted(headers.count, "column is called by its number", "columns are called by their numbers"))
      )
    }
    rows.removeAll { SubHeader.isOne($0, below: headers) }
    let contents = headers.indices.map { ColumnContent(of: $0, in: rows) }
    holdsData = contents.contains { $0.isNumeric || $0.isDate }
    try settleContent(rows, contents, beginning, sample.name, question)
  }

  private mutating func settleContent(
    _ rows: [[String]], _ contents: [ColumnContent], _ beginning: SampleRows, _ file: String,
    _ question: Question
  ) throws(IngestError) {
    let metrics = headers.indices.filter { index in
      MetricColumns.unstated[headers[index]] != nil && contents[index].isMostlyNumbers
    }
    let isForced = question.columns.text != nil
    let plan = try CommentPlan(
      headers: headers, rows: rows, contents: contents, further: beginning.forEachFurtherCell,
      named: question.columns, dateOrder: question.dateOrder, file: file)
    let counts: Set<String> = ["reactions", "comments_count", "shares"]
    let left = metrics.filter { !counts.contains(MetricColumns.unstated[headers[$0]]?.name ?? "") }
    // "Content" is what a platform calls its videos and pages, too.
    let namesThings =
      !left.isEmpty
      && plan.columns[.text].map { Self.thingNames.contains(headers[$0].key) && contents[$0].prose == 0 }
        == true
    let isReport = !metrics.isEmpty && !isForced && (!plan.isTextNamed || namesThings)
    if isReport {
      content = .metrics
    } else if plan.columns[.text] != nil {
      content = .comments(plan)
      if !left.isEmpty {
        let names = left.map { "'\(headers[$0].text)'" }.joined(separator: ", ")
        notes.append(
          IngestNote("metrics-left-out", "Read as comments; their columns of numbers were left out: \(names)")
        )
      }
    }
  }

  private static let thingNames: Set<String> = [
    "content", "post", "inhalt", "inhalte", "contenu", "contenido", "contenuti", "conteúdo",
  ]

  private static func isKnown(_ names: [HeaderName], _ columns: ColumnNames) -> Bool {
    let named = [
      columns.text, columns.id, columns.property, columns.time, columns.author, columns.rating, columns.page,
      columns.variant,
    ].compactMap { $0.map { HeaderName($0).key } }
    return names.contains { name in
      CommentColumn.meaning(of: name) != nil || MetricColumns.unstated[name] != nil
        || named.contains(name.key)
    }
  }

  /// Whether cells that no name is known of name columns: none looks like data, where data follows.
  private static func isHeader(_ names: [HeaderName], rows: ArraySlice<[String]>) -> Bool {
    if looksLikeData(names) || rows.isEmpty || names.contains(where: { $0.text.utf8.count > 120 }) {
      return false
    }
    // A single column of sentences has no name on top that anybody could tell from them.
    return names.count > 1
  }
}

extension DelimitedPlan {
  private static func looksLikeData(_ names: [HeaderName]) -> Bool {
    let content = ColumnContent(of: 0, in: names.map { [$0.text] })
    return content.numbers + content.dates > 0
  }
}

/// Rows below the header of a survey that explain its columns.
enum SubHeader {
  /// Whether a record is one: Qualtrics writes questions and import identifiers, SurveyMonkey the kinds of
  /// answers, with nothing in the column of respondents.
  static func isOne(_ row: [String], below headers: [HeaderName]) -> Bool {
    if row.contains(where: { $0.hasPrefix("{\"ImportId\":") }) { return true }
    guard row.count == headers.count, row.count > 1 else { return false }
    if row.first?.isEmpty == true, row.contains("Open-Ended Response") { return true }
    // The same names in another spelling.
    let same = zip(row, headers).count { $1.isSpelled($0) }
    return same > 1 && same * 2 >= headers.count
  }
}
