import RapportEngagement
import RapportModel

/// Inputs that are being read, or that were read while some of their comments are still with the workers.
///
/// They are taken away in the order in which they were read. Workers have few batches in hand at a time, so that few
/// inputs are open, however many there are.
struct OpenParts {
  /// An input and what is known of it so far.
  struct Part {
    var number: Int
    var builder: LedgerBuilder
    var source: Analysis.Source
    /// The batches that workers have not given back.
    var items = 0
    var counts: RecordCounts
    /// The comments and bytes that were read.
    var comments = 0
    var bytes = 0
    /// What was measured, in a ledger of its own.
    var measured = Ledger()
    /// How the input was read; `nil` while it is.
    var report: InputReport?
  }

  private var parts: [Part] = []

  /// Begins an input.
  ///
  /// - Parameter counts: How the comments ended that the builder holds already.
  mutating func begin(
    _ number: Int, _ builder: LedgerBuilder, _ source: Analysis.Source, counts: RecordCounts
  ) {
    parts.append(Part(number: number, builder: builder, source: source, counts: counts))
  }

  /// How the comments of the input begun last ended that workers gave back.
  var openCounts: RecordCounts { parts.last?.counts ?? RecordCounts() }

  /// Says that a batch of the input begun last is with the workers.
  mutating func addItem() { parts[parts.count - 1].items += 1 }

  /// Says that the input begun last was read to its end.
  mutating func end(_ report: InputReport, _ measured: Ledger, comments: Int, bytes: Int) {
    let last = parts.count - 1
    parts[last].report = report
    parts[last].measured = measured
    parts[last].comments = comments
    parts[last].bytes = bytes
  }

  /// Counts what a worker gave back.
  mutating func count(_ output: LedgerWorker.Output) {
    guard let place = parts.firstIndex(where: { $0.number == output.input }) else { return }
    parts[place].items -= 1
    parts[place].counts = parts[place].counts + output.counts
  }

  /// Takes the first input away if it was read and all its comments are done; else `nil`.
  mutating func takeFirstDone() -> Part? {
    guard let first = parts.first, first.report != nil, first.items == 0 else { return nil }
    return parts.removeFirst()
  }
}
