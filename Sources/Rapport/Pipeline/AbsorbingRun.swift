import RapportEngagement
import RapportIngest
import RapportModel

/// What a run has at hand that takes inputs down in a ledger: workers, inputs that are not done, checkpoints.
struct AbsorbingRun {
  let crew: WorkCrew<LedgerWorker>
  var parts = OpenParts()
  /// `nil` where the run need not go on after an interruption.
  var keeper: CheckpointKeeper?

  init(crew: WorkCrew<LedgerWorker>) { self.crew = crew }

  /// Waits until no worker has comments.
  mutating func finishWork() throws { try crew.finish { parts.count($0) } }

  /// Adds up what workers have noted of an input that was read, by all of them if it is much.
  func addUp(_ builder: LedgerBuilder) {
    guard builder.waitingCount > Self.much else { return }
    crew.onAll { builder.addUp(by: $0.number) }
  }
  /// From so many comments on, adding them up takes far longer than to wake a thread.
  private static let much = 1_000

  /// Refuses an input that is not what it was when its first comments were taken down.
  ///
  /// - Parameter comments: How many of its comments were read so far, all of those among them that were taken down.
  func requireUnchanged(
    _ reader: InputReader, _ before: Checkpoint.Progress, comments: Int, isAtEnd: Bool = false
  ) throws(CheckpointError) {
    let hash = reader.export.markedHash
    let isUnchanged = hash == before.hash || (hash == nil && !isAtEnd)
    if let keeper, comments < before.comments || !isUnchanged { throw keeper.changed(reader.name) }
  }
}
