import RapportModel

/// Reviews that the Google Play Console exports, one file a month.
///
/// The text is the review's title and text. A review without either is a rating, and a comment without text. One
/// that was changed stands in the file of the later month again, with the same identifier, which is in its link;
/// ratings have no link. Authors are not in the file. What the developer answered counts as a reply.
enum GooglePlayAdapter: ExportAdapter {
  static let format = "google-play-reviews"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.delimited
  static let repeatsRecords = true

  private static let headerKeys = ["packagename", "starrating"]

  static func recognition(of sample: FileSample) -> Recognition {
    let keys = Set(sample.headers().names.map(\.key))
    return keys.isSuperset(of: headerKeys + ["reviewtext"]) ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let separator = options.separator ?? input.opening.headers().separator
    let reader = CSVReader(
      input, dialect: CSVDialect(separator: separator), maximumRecordLength: options.maximumRecordLength)
    var collector = CommentCollector(file: input.source.name, options: options)
    var table = VendorTable(headerKeys: headerKeys, separator: separator)
    var undated = 0
    var unusedRatings = UnusedCells()
    try table.forEachRow(of: reader, &collector, emit: emit) { row, collector throws(IngestError) in
      var facts = CommentFacts(record: 0)
      facts.authorRole = .customer
      facts.createdAt = time("reviewsubmit", of: row)
      let updated = time("reviewlastupdate", of: row)
      if updated != facts.createdAt { facts.editedAt = updated }
      if facts.createdAt == nil { undated += 1 }
      let stars = row.bytes("starrating")
      facts.rating = RatingScale.oneToFive.rating(stars)
      if facts.rating == nil {
        unusedRatings.add(stars, column: "Star Rating", record: collector.records + 1)
      }
      facts.replies = row.bytes("developerreplytext").isEmpty ? 0 : 1

      collector.begin(facts)
      let link = row.bytes("reviewlink")
      collector.set(.id, to: identifier(in: String(decoding: link, as: UTF8.self)))
      collector.set(.property, to: row.bytes("packagename"))
      collector.set(.page, to: link)
      collector.set(.language, to: row.bytes("reviewerlanguage"))
      let (title, text) = (row.bytes("reviewtitle"), row.bytes("reviewtext"))
      if title.isEmpty || text.isEmpty {
        collector.set(.text, to: title.isEmpty ? text : title)
      } else {
        collector.set(
          .text, to: String(decoding: title, as: UTF8.self) + "\n" + String(decoding: text, as: UTF8.self))
      }
      if options.keepsRawRecords { collector.set(.rawRecord, to: row.record.rawBytes) }
      try collector.end(emit: emit)
    }
    if undated > 0 { try emit(.note(.undated(undated))) }
    if let note = unusedRatings.note(offScale: .oneToFive) { try emit(.note(note)) }
  }

  /// The moment in milliseconds, else that in words.
  private static func time(_ name: String, of row: VendorTable.Row) -> Timestamp? {
    if let number = FixedDecimal(parsing: row.bytes(name + "millissinceepoch")) {
      return Moment(epoch: number)?.timestamp
    }
    return Moment(row.bytes(name + "dateandtime"))?.timestamp
  }

  /// The `reviewId` that the link asks for.
  private static func identifier(in link: String) -> String? {
    guard let question = link.firstIndex(of: "?") else { return nil }
    let queries = link[link.index(after: question)...].split { $0 == "&" || $0 == "#" }
    return queries.first { $0.lowercased().hasPrefix("reviewid=") }.map { String($0.dropFirst(9)) }
  }
}
