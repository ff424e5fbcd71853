public import RapportEngagement
public import RapportIngest
public import RapportModel
import RapportReport

/// Gives the rows of an analytics report back, unchanged, with what people wrote about them beside them.
///
///     var enrichment = try Enrichment(report: InputArgument(path: "pages.csv"), annotator: annotator)
///     try enrichment.absorb(InputArgument(path: "reviews.csv"))
///     enrichment.table()     // the report with columns added
///
/// A comment belongs to a row when the page (or post, or property) is the same and it was written in the days
/// that the row covers. With pages and a row that covers a longer time, comments from shortly before and after
/// belong to it too, as long as their weight 2^(−Δt / 7 days) is at least 0.1; a comment whose time is not known
/// belongs to the page. What lies outside is counted as out of context. A row that covers all time, such as the `Lifetime`
/// of a post, takes comments of any time.
public struct Enrichment {
  /// The columns that are added, in their order.
  public static let columns = [
    "comments", "authors", "net_sentiment", "net_sentiment_low", "net_sentiment_high", "top_topics",
    "top_problem",
    "in_context", "flags",
  ]

  /// By what comments and rows are joined.
  public let keys: JoinKeys
  /// How the report and the files of comments were read, the report first.
  public private(set) var inputs: [InputReport]
  /// Comments that belong to no row of the report.
  public private(set) var unmatchedComments = 0
  /// Comments about a page of the report that were written too long before or after.
  public private(set) var outOfContextComments = 0

  private let lines: [ReportLine]
  private let headers: [Int: TableHeader]
  private let annotator: Annotator
  private let profile: Profile
  private let rows: RowIndex
  /// The property that the command line gives the report.
  private let named: PropertyID?
  private var ledger: Ledger
  private var outOfContext: [Int: Int] = [:]

  /// Reads a report.
  ///
  /// - Parameters:
  ///   - isStrict: Whether the first rejected record ends the reading.
  ///   - onRejected: Receives each record of the report that could not be used; its line is given back all the same.
  ///   - keys: By what to join; `nil` for the page where the report has pages, with the date where it has days,
  ///     else for property and date.
  ///   - profile: Knows properties by other names, and says from how many authors on attitude is shown.
  /// - Throws: ``IngestError``, ``EnrichmentError`` when the report has no rows that comments could belong to, and
  ///   ``StrictModeError`` for the first rejected record in strict mode.
  public init(
    report: InputArgument, format: String? = nil, options: IngestOptions = IngestOptions(),
    keys: JoinKeys? = nil,
    annotator: Annotator, profile: Profile = Profile(), isStrict: Bool = false,
    onRejected: (RejectedRecord) throws -> Void = { _ in }
  ) throws {
    self.annotator = annotator
    self.profile = profile
    var options = options
    options.keepsRawRecords = true
    let reader = try InputReader(
      report, format: format, options: options, profile: profile, isStrict: isStrict)
    var lines: [ReportLine] = []
    var headers: [Int: TableHeader] = [:]
    let read = try reader.read { found in
      switch found {
      case .header(let header): headers[header.table] = header
      case .line(let line): lines.append(line)
      case .rejected(let record): try onRejected(record)
      case .comments, .measurements: break
      }
    }
    guard lines.contains(where: { $0.kind == .row }) else {
      throw EnrichmentError.noRows(file: reader.name, format: read.stamp.format)
    }
    self.lines = lines
    self.headers = headers
    inputs = [read]
    var resolver = PropertyResolver(input: report, profile: profile)
    let isNamed = report.property != nil
    named = report.property.map { profile.property(named: $0.name) ?? $0 }
    let resolved = lines.map { line in
      let resolution = resolver.resolve(stated: line.property, page: line.page)
      return isNamed || resolution.origin != .fileName ? resolution.property : nil
    }
    self.keys = keys ?? RowIndex.defaultKeys(lines)
    rows = try RowIndex(lines, properties: resolved, keys: self.keys, file: reader.name)
    ledger = Ledger(annotator.ledgerOptions(profile: profile))
  }

  /// Reads comments and takes down which rows they belong to.
  ///
  /// - Parameters:
  ///   - number: The place of the input among those that were looked through for repeated records.
  ///   - repeated: Which records are not to count; `nil` for what the format declares of this input by itself.
  public mutating func absorb(
    _ input: InputArgument, format: String? = nil, options: IngestOptions = IngestOptions(),
    isStrict: Bool = false, number: Int = 0, among repeated: RepeatedRecords? = nil,
    onRejected: (RejectedRecord) throws -> Void = { _ in }
  ) throws {
    let reader = try InputReader(
      input, format: format, options: options, profile: profile, isStrict: isStrict, number: number,
      among: repeated)
    var part = Ledger(ledger.options)
    var counts = RecordCounts()
    var report = try reader.read { found in
      switch found {
      case .comments(let comments):
        let batch = annotator.annotate(comments)
        counts = counts + batch.counts
        absorb(batch, of: input, format: reader.adapter.format, into: &part)
      case .rejected(let record): try onRejected(record)
      case .header, .line, .measurements: break
      }
    }
    report.counts = report.counts + counts
    part.resolveInput(as: report.ledgerInput)
    try ledger.merge(part, sharedInputs: .allow)
    inputs.append(report)
  }

  private mutating func absorb(
    _ batch: AnnotatedComments, of input: InputArgument, format: String, into part: inout Ledger
  ) {
    for row in 0..<batch.comments.count {
      if isElsewhere(row, of: batch, input) {
        unmatchedComments += 1
        continue
      }
      let match = rows.match(
        property: batch.properties[row], page: batch.comments.string(.page, of: row),
        posts: [.thread, .replyTo, .page, .id].compactMap { batch.comments.string($0, of: row) },
        at: batch.comments.facts[row].createdAt?.day)
      switch match {
      case .none: unmatchedComments += 1
      case .outOfContext(let lines):
        outOfContextComments += 1
        for line in lines { outOfContext[line, default: 0] += 1 }
      case .lines(let lines):
        // A row is a property of a ledger of its own, so that counts and intervals are those of the matrix.
        for line in lines {
          part.absorb(
            batch.comments, batch.annotations, row: row, property: Self.rowID(line), input: .pending,
            format: format)
        }
      }
    }
  }

  /// Whether a comment belongs to a property by name, on the command line or in its file, and the report to another one.
  private func isElsewhere(_ row: Int, of batch: AnnotatedComments, _ input: InputArgument) -> Bool {
    guard let named, input.property != nil || batch.comments.string(.property, of: row) != nil else {
      return false
    }
    let property = batch.properties[row]
    return (profile.property(named: property.name) ?? property) != named
  }

  private static func rowID(_ line: Int) -> PropertyID { PropertyID("row \(line)") }

  // MARK: The result

  /// Makes sure that the report has no column of the name of one that is added.
  ///
  /// - Throws: ``EnrichmentError/columnExists(_:file:)``.
  public func requireNewColumns(prefix: String = "rapport_") throws(EnrichmentError) {
    let taken = Set(headers.values.flatMap(\.columns))
    if let name = Self.columns.map({ prefix + $0 }).first(where: taken.contains) {
      throw .columnExists(name, file: inputs[0].name)
    }
  }

  /// How many rows of the report could not be used.
  public var rejectedRows: Int { inputs[0].counts.rejected }

  /// How many rows of the report have comments, and how many have none.
  public var rowCounts: (withComments: Int, without: Int) {
    let all = lines.indices.filter { lines[$0].kind == .row }
    let filled = all.filter { ledger[Self.rowID($0)] != nil }.count
    return (filled, all.count - filled)
  }

  /// The report, line by line as it stands in its file, with columns added to its tables.
  ///
  /// Lines end in LF. Cells of rows without comments are empty, but for the count, which is 0. Cells of rows without a page, or
  /// what else comments are joined by, are all empty, and so are those of totals and of rows that could not be used. Where a row has cells beyond the header, the added columns stand behind these. A row
  /// that cannot be cut into cells becomes one cell, so that the lines behind it can be read.
  public func table(prefix: String = "rapport_") -> [UInt8] {
    let matrix = EngagementMatrix(ledger, profile: profile)
    let forms = headers.mapValues { header in
      TableForm(header, rows: lines.lazy.filter { $0.table == header.table })
    }
    let empty = Array(repeating: "", count: Self.columns.count)
    var bytes: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if let form = forms[line.table], let cells = cells(of: line, index, prefix, empty, matrix) {
        form.append(line, cells, to: &bytes)
      } else {
        bytes.append(contentsOf: line.raw)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// What is added to a line; `nil` for lines outside of tables.
  private func cells(
    of line: ReportLine, _ index: Int, _ prefix: String, _ empty: [String], _ matrix: EngagementMatrix
  ) -> [String]? {
    switch line.kind {
    case .header: Self.columns.map { prefix + $0 }
    case .row: rows.joinableLines.contains(index) ? cells(of: index, matrix) : empty
    case .total, .rejected: empty
    case .preamble, .blank: nil
    }
  }

  private func cells(of line: Int, _ matrix: EngagementMatrix) -> [String] {
    let id = Self.rowID(line)
    guard let tally = ledger[id]?.comments() else {
      let outside = outOfContext[line].map { _ in "0" } ?? ""
      return ["0"] + Array(repeating: "", count: Self.columns.count - 3) + [outside, ""]
    }
    let net = matrix.entry(id, "net_sentiment")
    let inside = tally.voices
    let share = Double(inside) / Double(inside + (outOfContext[line] ?? 0))
    return [
      String(tally.voices), matrix.entry(id, "authors")?.value.map(NumberCell.text) ?? "",
      net?.value.map(NumberCell.text) ?? "", net?.interval.map { NumberCell.text($0.low) } ?? "",
      net?.interval.map { NumberCell.text($0.high) } ?? "",
      topics(of: id) { $0.voices }.prefix(3).joined(separator: "|"),
      topics(of: id) { $0.labels.negative }.first ?? "",
      inside == 0 ? "" : NumberCell.text(share),
      (net?.flags.names ?? []).joined(separator: "|"),
    ]
  }

  /// The topics of a row's comments, the most frequent by some count first; those without any are left out.
  private func topics(of id: PropertyID, by count: (CommentTally) -> Int) -> [String] {
    guard let row = ledger[id] else { return [] }
    let counted = annotator.topics.indices.compactMap { index in
      row.comments(.topic(UInt16(index))).map { (name: annotator.topics[index], count: count($0)) }
    }
    return counted.filter { $0.count > 0 }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map(\.name)
  }
}

/// Why a report cannot be enriched.
public enum EnrichmentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file has no row of numbers.
  case noRows(file: String, format: String)
  /// The report has a column of the name of one that would be added, such as one that was enriched before.
  case columnExists(String, file: String)
  /// No row has what the comments shall be joined by.
  case missingKey(String, file: String)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .noRows(let file, let format):
      "'\(file)' was read as \(format) and has no row of metrics to enrich. Name a report of pages or days."
    case .columnExists(let name, let file):
      "'\(file)' has a column '\(name)' already. Name the added columns otherwise with '--prefix', or enrich the report as "
        + "it was before it got it."
    case .missingKey(let key, let file):
      "No row of '\(file)' has a \(key) to join by. Choose another with '--on'."
    }
  }
}
