import RapportEngagement
import RapportModel

/// Annotates comments and takes them down in a ledger of its own.
final class LedgerWorker: Worker {
  /// Comments of an input, and its place among all that are read together.
  struct Item: Sendable {
    var comments: FoundComments
    var id: InputID
    var input: Int
  }

  /// What became of comments of an input.
  struct Output: Sendable {
    var input: Int
    var counts: RecordCounts
  }

  private(set) var ledger: Ledger
  private let annotator: Annotator

  init(annotator: Annotator, ledger: Ledger) {
    self.annotator = annotator
    self.ledger = ledger
  }

  func output(of item: Item) -> Output {
    let batch = annotator.annotate(item.comments)
    ledger.absorb(batch.comments, batch.annotations, properties: batch.properties, input: item.id)
    return Output(input: item.input, counts: batch.counts)
  }
}
