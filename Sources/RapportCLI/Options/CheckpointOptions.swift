import ArgumentParser
import Glibc
import Rapport
import RapportEngagement
import RapportModel

/// How a run that was interrupted goes on; the same wherever inputs become a ledger.
struct CheckpointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Save the state of the run in this file now and then; if it is there, go on from it.", valueName: "file"
    ))
  var checkpoint: String?

  @Option(
    help: ArgumentHelp("How many seconds pass between two savings; 20 unless stated.", valueName: "seconds"))
  var checkpointEvery: Double?

  func validate() throws {
    guard checkpointEvery.map({ $0 >= 0 && $0 <= 86_400 }) ?? true else {
      throw ValidationError("'--checkpoint-every' takes a number from 0 to 86400.")
    }
    guard checkpointEvery == nil || checkpoint != nil else {
      throw ValidationError("'--checkpoint-every' needs '--checkpoint'.")
    }
  }

  /// The checkpoints that were asked for, with the one to go on from; `nil` without any.
  ///
  /// - Throws: ``IngestError`` and ``LedgerFileError`` when a checkpoint is there and cannot be used.
  func checkpoints(_ messages: Messages) throws -> Checkpoints? {
    guard let path = checkpoint else { return nil }
    var checkpoints = Checkpoints(file: path) { checkpoint in
      var output = try ByteOutput(path: path)
      try checkpoint.writeFile { try output.write($0) }
      try output.finish()
    }
    checkpoints.interval = .seconds(checkpointEvery ?? 20)
    if access(path, F_OK) == 0 {
      let resumed = try Checkpoint(path: path)
      messages.note(
        "Going on from '\(path)': \(counted(resumed.commentCount, "comment is", "comments are")) done.")
      checkpoints.resumed = resumed
    }
    return checkpoints
  }

  /// Removes the checkpoint of a run whose result was written.
  func remove() {
    if let checkpoint { unlink(checkpoint) }
  }
}
