import RapportModel

/// Posts of a Facebook page or an Instagram account with their numbers, as Meta Business Suite exports them, and
/// the older export by post, whose second row explains the columns.
///
/// A post is a page, told by its address, and its identifier joins comments to it. In a row of `Lifetime` the numbers
/// count from the publication of the post to the export, which the file does not date: they have no days, and those of
/// the publication would be wrong. Rows of days have theirs in `Date`. What a post says was written by the brand, so that it
/// is no comment, and a note says so.
enum MetaPostsAdapter: ExportAdapter {
  static let format = "meta-business-csv"
  static let kinds: Set<RecordKind> = [.metrics]
  static let syntax = RawRecords.Syntax.delimited

  static func recognition(of sample: FileSample) -> Recognition {
    let names = sample.headers().names
    let keys = Set(names.map(\.key))
    guard keys.contains("postid"), keys.contains("publishtime") || keys.contains("posted"),
      keys.contains("permalink"), names.contains(where: { MetricColumns.meta[$0] != nil })
    else { return .none }
    return .certain
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let (names, detected) = input.opening.headers()
    let separator = options.separator ?? detected
    let headers = options.separator.map { input.opening.headers(separator: $0) } ?? names
    let keys = headers.map(\.key)
    var context = ReportContext(file: input.source.name, firstDay: options.firstDay, metrics: .meta)
    context.roles = roles(keys)
    context.othersAreDetails = true
    // The export writes times and numbers so in every language.
    context.dateOrder = .monthDay
    context.decimalMark = .point
    context.mayCoverAllTime = true
    context.mayHoldTotals = false
    let id = keys.firstIndex(of: "postid")
    let numbers = headers.indices.filter { MetricColumns.meta[headers[$0]] != nil }
    var table = MetricTable(headers: headers, separator: separator, context: context, options: options) {
      record in
      let hasID = id.map { $0 < record.count && !record[$0].isEmpty } ?? true
      return !hasID
        && numbers.contains { $0 < record.count && NumberColumn().read(record[$0]) == .unreadable }
    }
    let reader = CSVReader(
      input, dialect: CSVDialect(separator: separator), maximumRecordLength: options.maximumRecordLength)
    try table.read(reader, emit: emit)
    if keys.contains(where: { texts.contains($0) }) {
      try emit(
        .note(IngestNote("brand-texts", "The texts of the posts were left out, since the brand wrote them")))
    }
  }

  /// The name that tells the page or account best is the property, and what tells the post best its page.
  private static func roles(_ keys: [String]) -> [String: ReportColumns.Role] {
    var roles: [String: ReportColumns.Role] = [
      "publishtime": .detail, "posted": .detail, "date": .date, "permalink": .dimension(Dimension.page),
      "durationsec": .detail, "type": .detail, "languages": .detail, "title": .detail,
    ]
    let names = ["accountusername", "pagename", "accountname", "pageid", "accountid"]
    if let name = names.first(where: keys.contains) { roles[name] = .property }
    for name in names where roles[name] == nil { roles[name] = .detail }
    roles["postid"] = .post
    return roles
  }

  private static let texts: Set<String> = ["title", "description", "postmessage"]
}
