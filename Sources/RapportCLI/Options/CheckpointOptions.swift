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

  @Option(help: ArgumentHelp("How many seconds pass between two savings.", valueName: "seconds"))
  var checkpointEvery = 20.0

  func validate() throws {
    guard checkpointEvery >= 0, checkpointEvery <= 86_400 else {
      throw ValidationError("'--checkpoint-every' takes a number from 0 to 86400.")
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
    checkpoints.interval = .seconds(checkpointEvery)
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
