import Rapport
import RapportEngagement
import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

/// A run that goes on from any of its checkpoints ends in the bytes of one that was never interrupted.
@Suite struct CheckpointTests {
  private struct Interrupted: Error {}

  /// Comments in several batches, reports that name pages, and more comments.
  private static func inputs(in folder: TemporaryFolder) throws -> [InputArgument] {
    func comments(_ first: Int, _ count: Int) -> String {
      var text = "id,property,page,date,author,text\n"
      for row in first..<first + count {
        text += row % 100 == 3 ? "broken,\"row\n" : ""
        text += "\(row),site\(row % 3),/p\(row % 5),2025-03-0\(1 + row % 9),user\(row % 41),"
        text += row % 2 == 0 ? "Great tent number \(row)\n" : "The zip broke. Awful.\n"
      }
      return text
    }
    return try [
      ("a.csv", comments(1, 1700)), ("pages.csv", "page,views\n/p1,20\n/p2,30\n"),
      ("b.csv", comments(5000, 2600)), ("c.csv", comments(9000, 10)),
    ].map { InputArgument(path: try folder.write($1, to: $0)) }
  }

  private static func absorb(
    _ inputs: [InputArgument], threads: Int = 2, checkpoints: Checkpoints? = nil
  ) throws -> (ledger: [UInt8], reports: [InputReport], rejected: [RejectedRecord]) {
    var analysis = Analysis(annotator: try Annotator(), threads: threads)
    var rejected: [RejectedRecord] = []
    try analysis.absorb(inputs, checkpoints: checkpoints, onRejected: { rejected.append($0) })
    return (analysis.ledger.fileBytes, analysis.inputs, rejected)
  }

  /// The checkpoints of a run that is saved after every batch, as files.
  private static func saved(_ inputs: [InputArgument]) throws -> [[UInt8]] {
    var files: [[UInt8]] = []
    var checkpoints = Checkpoints(file: "run") { files.append($0.fileBytes) }
    checkpoints.interval = .zero
    _ = try absorb(inputs, checkpoints: checkpoints)
    return files
  }

  @Test("from each checkpoint the run ends in the same ledger, counts and rejected records")
  func goesOn() throws {
    let folder = try TemporaryFolder()
    let inputs = try Self.inputs(in: folder)
    defer { withExtendedLifetime(folder) {} }
    let whole = try Self.absorb(inputs)
    let files = try Self.saved(inputs)
    #expect(files.count >= 8)
    for (number, file) in files.enumerated() where number % 2 == 1 || number == 0 {
      var checkpoints = Checkpoints(file: "run") { _ in }
      checkpoints.resumed = try Checkpoint(fileBytes: file, name: "run")
      #expect((checkpoints.resumed?.commentCount ?? 0) > 0)
      let again = try Self.absorb(inputs, threads: 1 + number % 3, checkpoints: checkpoints)
      let isSame = again.ledger == whole.ledger
      #expect(isSame, "checkpoint \(number)")
      #expect(again.rejected == whole.rejected)
      #expect(again.reports.map(\.counts) == whole.reports.map(\.counts))
      #expect(again.reports.map(\.notes) == whole.reports.map(\.notes))
    }
  }

  @Test("a run that is interrupted again and again ends in the same ledger") func manyInterruptions() throws {
    let folder = try TemporaryFolder()
    let inputs = try Self.inputs(in: folder)
    defer { withExtendedLifetime(folder) {} }
    let whole = try Self.absorb(inputs)
    var last: [UInt8]?
    for _ in 0..<100 {
      var checkpoints = Checkpoints(file: "run") { checkpoint in
        last = checkpoint.fileBytes
        throw Interrupted()
      }
      checkpoints.interval = .zero
      checkpoints.resumed = try last.map { try Checkpoint(fileBytes: $0, name: "run") }
      guard let ended = try? Self.absorb(inputs, checkpoints: checkpoints) else { continue }
      let isSame = ended.ledger == whole.ledger
      #expect(isSame)
      return
    }
    Issue.record("the run never came to its end")
  }

  @Test("a checkpoint of other options or other inputs is refused with a message that names the difference")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let inputs = try Self.inputs(in: folder)
    // The last but one is of 'b.csv'.
    let file = try #require(try Self.saved(inputs).dropLast().last)

    func message(_ inputs: [InputArgument], _ scoring: ScoringOptions = ScoringOptions()) throws -> String {
      var checkpoints = Checkpoints(file: "run.checkpoint") { _ in }
      checkpoints.resumed = try Checkpoint(fileBytes: file, name: "run.checkpoint")
      var analysis = Analysis(annotator: try Annotator(scoring))
      let error = #expect(throws: CheckpointError.self) {
        try analysis.absorb(inputs, checkpoints: checkpoints)
      }
      return error?.description ?? ""
    }
    var english = ScoringOptions()
    english.language = "en"
    #expect(
      try message(inputs, english)
        == "The checkpoint 'run.checkpoint' differs in '--language': none there and 'en' here. "
        + "Run the same command as before, or remove the file to begin anew.")
    #expect(try message(inputs.reversed()).contains("differs in 'input 1'"))
    #expect(try message(Array(inputs.dropLast())).contains("differs in 'input 4': "))

    let b = try folder.read("b.csv")
    try folder.write(b.replacing("number 5000", with: "number 5OOO"), to: "b.csv")
    #expect(
      try message(inputs)
        == "'\(inputs[2].path)' has changed since the checkpoint 'run.checkpoint' was made. "
        + "Remove that file to begin anew.")
    try folder.write(b, to: "b.csv")
    try folder.write("id,text\n1,other\n", to: "a.csv")
    #expect(try message(inputs).contains("a.csv' has changed"))
  }

  @Test("a checkpoint that is damaged or cut off is refused") func damage() throws {
    var random = SeededGenerator()
    let folder = try TemporaryFolder()
    var file = try #require(try Self.saved(Self.inputs(in: folder)).last)
    defer { withExtendedLifetime(folder) {} }
    for _ in 0..<40 {
      let count = Int.random(in: 0..<file.count, using: &random)
      #expect(throws: LedgerFileError.self) { try Checkpoint(fileBytes: Array(file[..<count]), name: "x") }
      let bit = Int.random(in: 0..<file.count * 8, using: &random)
      file[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: LedgerFileError.self, "seed \(random.seed)") {
        try Checkpoint(fileBytes: file, name: "x")
      }
      file[bit / 8] ^= 1 << UInt8(bit % 8)
    }
  }
}

extension Checkpoint {
  fileprivate var fileBytes: [UInt8] {
    var bytes: [UInt8] = []
    writeFile { bytes += $0 }
    return bytes
  }
}
