public import RapportEngagement
import RapportIngest
import RapportModel

/// Keeps a run safe from interruption: how often its state is saved, and the state that it goes on from.
///
///     var checkpoints = Checkpoints(file: "run.checkpoint") { … write it … }
///     checkpoints.resumed = try Checkpoint(path: "run.checkpoint")   // if there is one
///     try analysis.absorb(inputs, checkpoints: checkpoints)
public struct Checkpoints {
  /// The file's name for errors.
  public var file: String
  /// The time between two checkpoints.
  public var interval = Duration.seconds(20)
  /// The state to go on from; `nil` to begin anew.
  public var resumed: Checkpoint?
  /// Keeps a state, instead of the one before.
  public var save: (Checkpoint) throws -> Void

  /// Checkpoints of a run that begins.
  public init(file: String, save: @escaping (Checkpoint) throws -> Void) {
    self.file = file
    self.save = save
  }
}

extension Checkpoint {
  /// Reads the checkpoint in a file.
  ///
  /// - Throws: ``IngestError`` when the file cannot be read, ``LedgerFileError`` when it is no checkpoint that can be
  ///   used.
  public init(path: String) throws {
    try self.init(fileBytes: ByteSource(path: path).readToEnd(), name: path)
  }
}

/// The checkpoints of one run while it lasts.
struct CheckpointKeeper {
  private var checkpoints: Checkpoints
  private let settings: [Manifest.Option]
  private var resumed: [Int: Checkpoint.Progress] = [:]
  private var openLedger: Ledger?
  private var last = ContinuousClock.now
  /// The inputs that were read to their ends.
  private var complete: [Checkpoint.Progress] = []
  /// What the inputs were found to hold before the run was interrupted, once.
  private var ledger: Ledger?

  /// - Throws: ``CheckpointError`` when the run to go on with would end in another result.
  init(_ checkpoints: Checkpoints, settings: [Manifest.Option], _ options: LedgerOptions)
    throws(CheckpointError)
  {
    self.checkpoints = checkpoints
    self.settings = settings
    guard let checkpoint = checkpoints.resumed else { return }
    try checkpoint.requireEqual(settings, options, file: checkpoints.file)
    for progress in checkpoint.inputs { resumed[progress.input] = progress }
    openLedger = checkpoint.openLedger
    ledger = checkpoint.ledger
    self.checkpoints.resumed = nil
  }

  /// How far an input was read before the run was interrupted.
  func progress(of input: Int) -> Checkpoint.Progress? { resumed[input] }

  /// What was found in the input that was not read to its end.
  mutating func takeOpenLedger() -> Ledger? {
    defer { openLedger = nil }
    return openLedger
  }

  /// What was found in the inputs that were.
  mutating func takeLedger() -> Ledger? {
    defer { ledger = nil }
    return ledger
  }

  /// Whether it is time to save.
  var isDue: Bool { ContinuousClock.now - last >= checkpoints.interval }

  /// The error for an input that is not what it was.
  func changed(_ name: String) -> CheckpointError { .changedInput(name: name, file: checkpoints.file) }

  /// Remembers that an input was read to its end.
  mutating func complete(_ progress: Checkpoint.Progress) { complete.append(progress) }

  /// Saves the state of the run.
  mutating func save(_ open: Checkpoint.Progress, _ ledger: Ledger, openLedger: Ledger) throws {
    try checkpoints.save(
      Checkpoint(settings: settings, inputs: complete + [open], ledger: ledger, openLedger: openLedger))
    last = .now
  }
}
