import RapportModel

/// `comments.csv` of Google Takeout for YouTube, in the layouts since 2023.
///
/// It holds what one channel wrote. The text is JSON in a cell: an object with a list of pieces, or such pieces with
/// commas between them.
enum YouTubeTakeoutAdapter: ExportAdapter {
  static let format = "youtube-takeout"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.delimited

  private static let headerKeys = ["channelid", "commentcreatetimestamp", "commenttext"]

  static func recognition(of sample: FileSample) -> Recognition {
    Set(sample.headers().names.map(\.key)).isSuperset(of: headerKeys) ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let separator = options.separator ?? input.opening.headers().separator
    let reader = CSVReader(
      input, dialect: CSVDialect(separator: separator), maximumRecordLength: options.maximumRecordLength)
    try emit(.note(.ownPosts))
    var collector = CommentCollector(file: input.source.name, options: options)
    var table = VendorTable(headerKeys: headerKeys, separator: separator)
    var undated = 0
    let parser = JSONParser()
    try table.forEachRow(of: reader, &collector, emit: emit) { row, collector throws(IngestError) in
      var facts = CommentFacts(record: 0)
      facts.author = collector.pseudonym(of: row.bytes("channelid"))
      let time = row.string("commentcreatetimestamp")
      facts.createdAt = time.flatMap { Moment($0)?.timestamp }
      if time != nil, facts.createdAt == nil { undated += 1 }
      let id = row.string("commentid")
      let parent = row.string("parentcommentid")

      collector.begin(facts)
      collector.set(.id, to: id)
      collector.set(.page, to: row.string("videoid") ?? row.string("postid"))
      collector.set(.thread, to: row.string("toplevelcommentid") ?? parent ?? id)
      collector.set(.replyTo, to: parent)
      let cell = row.string("commenttext") ?? ""
      let text = plainText(cell, parser)
      if text != cell { collector.set(.originalText, to: cell) }
      collector.set(.text, to: text)
      if options.keepsRawRecords { collector.set(.rawRecord, to: row.record.rawBytes) }
      try collector.end(emit: emit)
    }
    if undated > 0 { try emit(.note(.undated(undated))) }
  }

  /// The pieces of a text joined; the cell itself where it is no JSON.
  private static func plainText(_ cell: String, _ parser: JSONParser) -> String {
    guard cell.utf8.first == UInt8(ascii: "{") else { return cell }
    var list = "[" + cell + "]"
    let text = list.withUTF8 { bytes in
      parser.withDocument(UnsafeRawBufferPointer(bytes)) { value in
        var text = ""
        value.forEachElement { piece in
          text += piece["text"]?.string ?? ""
          piece["takeoutSegments"]?.forEachElement { text += $0["text"]?.string ?? "" }
        }
        return text
      }
    }
    if case .success(let text) = text { return text }
    return cell
  }
}
