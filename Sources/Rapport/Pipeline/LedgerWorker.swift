import RapportEngagement
import RapportModel

/// Annotates comments and takes them down in the ledger of their input.
final class LedgerWorker: Worker {
  /// Comments of an input.
  struct Item: Sendable {
    var comments: FoundComments
    var pages: PageIndex
    var builder: LedgerBuilder
    /// The place of the input among all that are read together.
    var input: Int
  }

  /// What became of some comments of an input.
  struct Output: Sendable {
    var input: Int
    var counts: RecordCounts
  }

  private let annotator: Annotator
  /// Which of all workers it is, from 0.
  let number: Int
  /// The pages of the input that the last comments were from; it remembers what addresses mean.
  private var pages: (input: Int, index: PageIndex)?

  /// A worker.
  ///
  /// - Parameter number: Which of all workers it is, from 0.
  init(annotator: Annotator, number: Int) {
    self.annotator = annotator
    self.number = number
  }

  func output(of item: Item) -> Output {
    let batch = annotator.annotate(item.comments)
    if pages?.input != item.input { pages = (item.input, item.pages) }
    item.builder.absorb(
      batch.comments, batch.annotations, properties: batch.properties,
      pages: pages?.index.indexes(of: batch.comments) ?? [], by: number)
    return Output(input: item.input, counts: batch.counts)
  }
}
