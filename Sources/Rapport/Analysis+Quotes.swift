import RapportEngagement
import RapportIngest
import RapportModel
public import RapportReport

extension Analysis {
  /// The matrix and all that stands behind it as one page, with quotes.
  ///
  /// The ledger holds no texts, so the inputs are read once more for the comments that the page quotes; what came
  /// over standard input or a pipe can't be.
  ///
  /// - Parameter redactor: Covers persons in the quotes; `nil` leaves them as they are.
  /// - Throws: ``IngestError`` when an input cannot be read again.
  public func page(
    _ report: MatrixReport, title: String, redactor: Redactor? = nil
  ) throws -> HTMLReport {
    var page = HTMLReport(report, ledger: ledger, profile: profile, title: title)
    var wanted: [InputID: Set<Int>] = [:]
    for reference in page.wantedQuotes { wanted[reference.input, default: []].insert(reference.record) }
    for source in sources where source.argument.canBeReadAgain {
      guard let records = wanted[source.id] else { continue }
      page.quotes.merge(try quotes(records, from: source, redactor)) { first, _ in first }
    }
    return page
  }

  /// The texts of some records of an input.
  private func quotes(
    _ records: Set<Int>, from source: Source, _ redactor: Redactor?
  ) throws -> [RecordReference: Quote] {
    let reader = try ExportReader(path: source.argument.path, format: source.format, options: source.options)
    var quotes: [RecordReference: Quote] = [:]
    var sought = records
    do throws(IngestError) {
      try reader.read { event throws(IngestError) in
        guard case .comments(let batch) = event else { return }
        for row in 0..<batch.count where sought.remove(batch.facts[row].record) != nil {
          guard let text = batch.string(.text, of: row) else { continue }
          let reference = RecordReference(input: source.id, record: batch.facts[row].record)
          quotes[reference] = Quote(
            redactor?.redacted(text) ?? text, writtenAt: batch.facts[row].createdAt,
            label: annotator.annotation(of: text).score?.label)
        }
        if sought.isEmpty { throw .stopped }
      }
    } catch {
      guard error == .stopped else { throw error }
    }
    return quotes
  }
}
