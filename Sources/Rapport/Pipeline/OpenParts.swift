import RapportEngagement
import RapportModel

/// Inputs that are being read, or that were read while some of their comments are still with the workers.
///
/// Workers give back what they have done in the order in which it was read. So the inputs are done in that order
/// too, and few are open at a time, however many there are.
struct OpenParts {
  /// An input and what is known of it so far.
  struct Part {
    var number: Int
    var builder: LedgerBuilder
    var source: Analysis.Source
    /// The batches that workers have not given back.
    var items = 0
    var counts = RecordCounts()
    /// What was measured, in a ledger of its own.
    var measured = Ledger()
    /// How the input was read; `nil` while it is.
    var report: InputReport?
  }

  private var parts: [Part] = []

  /// Begins an input.
  mutating func begin(_ number: Int, _ builder: LedgerBuilder, _ source: Analysis.Source) {
    parts.append(Part(number: number, builder: builder, source: source))
  }

  /// Says that a batch of the input begun last is with the workers.
  mutating func addItem() { parts[parts.count - 1].items += 1 }

  /// Says that the input begun last was read to its end.
  mutating func end(_ report: InputReport, _ measured: Ledger) {
    parts[parts.count - 1].report = report
    parts[parts.count - 1].measured = measured
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
