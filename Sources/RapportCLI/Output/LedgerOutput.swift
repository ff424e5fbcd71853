import Glibc
import RapportEngagement
import RapportModel

/// Writes ledgers.
enum LedgerOutput {
  /// Writes a ledger to a file that appears whole or not at all, or to standard output for `-` and `nil`.
  ///
  /// - Throws: ``CommandFailure`` when standard output is a terminal, which cannot show a ledger.
  static func write(_ ledger: Ledger, to path: String?) throws {
    if path == nil || path == "-", isatty(STDOUT_FILENO) == 1 {
      throw CommandFailure(
        "A ledger is not made for the terminal. Name a file with '-o part.ledger', or pipe it on.", .usage)
    }
    var output = try ByteOutput(path: path)
    try ledger.writeFile { try output.write($0) }
    try output.finish()
  }

  /// What a ledger holds, in a few words.
  static func summary(_ ledger: Ledger) -> String {
    let counts = ledger.recordCounts
    return
      "\(counted(ledger.inputs.count, "input")) of \(counted(ledger.properties.count, "property", "properties")): "
      + "\(counted(counts.comments, "comment")), \(counted(counts.measured, "row")) measured, "
      + "\(counts.rejected) rejected."
  }
}
