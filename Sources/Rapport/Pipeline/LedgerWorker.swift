import RapportEngagement
import RapportModel

/// Annotates comments and takes them down in ledgers of its own, one for each input.
final class LedgerWorker: Worker {
  /// Comments of an input.
  struct Item: Sendable {
    var comments: FoundComments
    var pages: PageIndex
    /// The place of the input among all that are read together.
    var input: Int
    /// The format of the input.
    var format: String
    var options: LedgerOptions
  }

  /// What a worker found in the comments of one input.
  struct Part {
    var ledger: Ledger
    var pages: PageIndex
    var counts = RecordCounts()
  }

  private let annotator: Annotator
  private var parts: [Int: Part] = [:]

  init(annotator: Annotator) { self.annotator = annotator }

  func output(of item: Item) {
    let batch = annotator.annotate(item.comments)
    var part =
      parts.removeValue(forKey: item.input)
      ?? Part(ledger: Ledger(item.options, pages: item.pages.paths), pages: item.pages)
    part.ledger.absorb(
      batch.comments, batch.annotations, properties: batch.properties,
      pages: part.pages.indexes(of: batch.comments), input: .pending, format: item.format)
    part.counts = part.counts + batch.counts
    parts[item.input] = part
  }

  /// Gives what was found in an input away; only while no work is done.
  func takePart(of input: Int) -> Part? { parts.removeValue(forKey: input) }
}
