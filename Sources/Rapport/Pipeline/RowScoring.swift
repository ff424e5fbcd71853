import RapportIngest
public import RapportModel
public import RapportSentiment

/// Scores the comments of inputs, with all processors, and writes them back as the rows they came in.
///
///     var scoring = try RowScoring(panel: panel, writer: writer)
///     let report = try scoring.score(reader) { print($0) }
///
/// Rows come out in the order in which they were read, however many threads work on them.
public struct RowScoring {
  private var writer: ScoredRowWriter
  private let crew: WorkCrew<RowWorker>
  /// How far the lexicons agree on the comments so far.
  public private(set) var agreement: LabelAgreement

  /// A scoring of nothing yet.
  ///
  /// - Parameters:
  ///   - panel: The lexicons.
  ///   - writer: Writes the rows.
  ///   - threads: How many threads annotate; the rows do not depend on it.
  ///   - redactor: Makes what covers persons in the rows, once for each thread; `nil` leaves rows as they are.
  /// - Throws: ``TextError`` when a tokeniser cannot be opened again, and what `redactor` throws.
  public init(
    panel: LexiconPanel, writer: ScoredRowWriter, threads: Int = processorCount,
    redactor: () throws -> Redactor? = { nil }
  ) throws {
    self.writer = writer
    agreement = LabelAgreement(scorerCount: panel.count)
    crew = WorkCrew(
      try (0..<max(1, threads)).map {
        RowWorker(
          panel: $0 == 0 ? panel : try LexiconPanel(sharing: panel), redactor: try redactor())
      })
  }

  /// Reads an input to its end.
  ///
  /// - Parameters:
  ///   - onProgress: Called now and then.
  ///   - onRejected: Receives each record that could not be used.
  ///   - write: Receives the bytes of the rows.
  /// - Returns: What became of the records; each is in exactly one count.
  /// - Throws: ``IngestError``, ``StrictModeError``, ``ScoredRowError``, and what the closures throw.
  public mutating func score(
    _ reader: InputReader, onProgress: (ReadingProgress) -> Void = { _ in },
    onRejected: (RejectedRecord) throws -> Void = { _ in }, write: ([UInt8]) throws -> Void
  ) throws -> InputReport {
    var counts = RecordCounts()
    func take(_ rows: RowWorker.Output) throws {
      counts = counts + rows.counts
      agreement.add(rows.agreement)
      try write(rows.bytes)
    }
    writer.begin(reader.adapter.syntax)
    var report = try reader.read { found in
      switch found {
      case .header(let header): try writer.begin(header)
      case .comments(let comments):
        try crew.add(RowWorker.Item(comments: comments, writer: writer.handOver()), take)
      case .rejected(let record): try onRejected(record)
      case .measurements, .line: break
      }
      onProgress(reader.progress)
    }
    try crew.finish(take)
    try write(writer.takeBytes())
    report.counts = report.counts + counts
    return report
  }
}

/// Annotates comments and writes their rows.
private final class RowWorker: Worker {
  struct Item: Sendable {
    var comments: FoundComments
    var writer: ScoredRowWriter
  }

  struct Output: Sendable {
    var bytes: [UInt8]
    var counts: RecordCounts
    var agreement: LabelAgreement
  }

  private let panel: LexiconPanel
  private let redactor: Redactor?

  init(panel: LexiconPanel, redactor: Redactor?) {
    self.panel = panel
    self.redactor = redactor
  }

  func output(of item: Item) throws -> Output {
    var batch = panel.annotate(item.comments)
    var writer = item.writer
    redactor?.redact(&batch.comments, of: writer.table)
    try writer.write(batch)
    var agreement = LabelAgreement(scorerCount: panel.count)
    if panel.count > 1 {
      for row in 0..<batch.comments.count { agreement.add(batch.labels(of: row)) }
    }
    return Output(bytes: writer.takeBytes(), counts: batch.counts, agreement: agreement)
  }
}
