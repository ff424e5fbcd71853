public import RapportModel

/// How far a run has come that takes inputs down in a ledger, so that an interrupted one can go on.
///
/// It is taken between two batches, when no worker has any. Inputs are read again from their start when the run goes
/// on; of those that were read to their ends, and of the first comments of the one that was not, nothing has to be
/// found out again.
public struct Checkpoint: Sendable {
  /// What decides about the result beside what ledgers know of themselves: options and inputs, by name.
  public var settings: [Manifest.Option]
  /// The inputs that were begun, in the order in which they were read; all but the last were read to their ends.
  public var inputs: [Progress]
  /// All that was found in the inputs that were read to their ends.
  public var ledger: Ledger
  /// What was found in the comments of the input that was not, which is the pending one.
  public var openLedger: Ledger?

  /// How far the reading of one input has come.
  public struct Progress: Hashable, Sendable {
    /// Its place among all inputs.
    public var input: Int
    /// How many of its comments are done.
    public var comments: Int
    /// How these ended.
    public var counts: RecordCounts
    /// How many of its bytes were read.
    public var bytes: Int
    /// The hash of those.
    public var hash: String
    /// Whether that is all.
    public var isComplete: Bool

    /// A progress made of its parts.
    public init(
      input: Int, comments: Int, counts: RecordCounts, bytes: Int, hash: String, isComplete: Bool
    ) {
      self.input = input
      self.comments = comments
      self.counts = counts
      self.bytes = bytes
      self.hash = hash
      self.isComplete = isComplete
    }
  }

  /// A checkpoint made of its parts.
  public init(
    settings: [Manifest.Option], inputs: [Progress], ledger: Ledger, openLedger: Ledger? = nil
  ) {
    self.settings = settings
    self.inputs = inputs
    self.ledger = ledger
    self.openLedger = openLedger
  }

  /// How many comments are done.
  public var commentCount: Int { inputs.reduce(0) { $0 + $1.comments } }

  /// Refuses a run that would not end in the same result.
  ///
  /// - Parameters:
  ///   - settings: Those of the run that is to go on.
  ///   - options: How its ledgers count.
  ///   - file: The checkpoint's name for errors.
  public func requireEqual(
    _ settings: [Manifest.Option], _ options: LedgerOptions, file: String
  ) throws(CheckpointError) {
    do throws(LedgerMergeError) {
      try ledger.options.requireEqual(to: options)
    } catch {
      guard case .differentOption(let name, let there, let here) = error else { return }
      throw .differentSetting(name: name, there: there, here: here, file: file)
    }
    let there = Dictionary(self.settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let here = Dictionary(settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    for name in Set(there.keys).union(here.keys).sorted() where there[name] != here[name] {
      throw .differentSetting(name: name, there: there[name] ?? "", here: here[name] ?? "", file: file)
    }
  }
}

/// Why a run cannot go on from a checkpoint.
public enum CheckpointError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The checkpoint is of a run that would end in another result.
  case differentSetting(name: String, there: String, here: String, file: String)
  /// An input is not what it was when the checkpoint was made.
  case changedInput(name: String, file: String)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .differentSetting(let name, let there, let here, let file):
      "The checkpoint '\(file)' differs in '\(name)': \(Self.named(there)) there and \(Self.named(here)) here. "
        + "Run the same command as before, or remove the file to begin anew."
    case .changedInput(let name, let file):
      "'\(name)' has changed since the checkpoint '\(file)' was made. Remove that file to begin anew."
    }
  }

  private static func named(_ value: String) -> String { value.isEmpty ? "none" : "'\(value)'" }
}
