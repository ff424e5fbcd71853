import Rapport
import RapportEngagement
import RapportIngest
import RapportModel
import RapportReport
import RapportTestSupport
import Testing

/// The demo corpus, read in any way, gives the same bytes.
@Suite struct SameBytesTests {
  private struct Bytes: Equatable {
    var ledger: [UInt8]
    var csv: String
    var json: String
  }

  private static func bytes(
    of inputs: [InputArgument], threads: Int, pieceSize: Int = TextStream.usualPieceSize
  ) throws -> Bytes {
    var analysis = Analysis(annotator: try Annotator(), threads: threads)
    var options = IngestOptions()
    options.pieceSize = pieceSize
    try analysis.absorb(inputs, options: options)
    let report = analysis.report(periods: .wholeTimeAndWeeks)
    return Bytes(ledger: analysis.ledger.fileBytes, csv: report.csv(), json: report.json())
  }

  @Test("threads, the bytes read at once and the order of files leave no trace")
  func demo() throws {
    var random = SeededGenerator()
    let inputs = try AnnotatedCorpus.demoInputs()
    let whole = try Self.bytes(of: inputs, threads: 1)
    for (threads, pieceSize) in [(1, 4 << 10), (2, 64 << 20), (3, 5000), (8, 256 << 10)] {
      let isSame =
        try Self.bytes(
          of: inputs.shuffled(using: &random), threads: threads, pieceSize: pieceSize) == whole
      #expect(isSame, "seed \(random.seed), \(threads) threads, \(pieceSize) bytes at once")
    }
  }

  @Test("records that lie across pieces are rejected and counted at the same places")
  func places() throws {
    var text = "id,property,text\n"
    for row in 0..<3000 {
      switch row % 50 {
      case 7: text += "\(row),shop,\"never closed\n"
      case 9: text += "\(row),shop,good,too,many,fields\n"
      case 11: text += "\(row),shop,\"two\nlines, \"\"both\"\" great\"\r\n"
      case 13: text += "\n,,\n"
      default: text += "\(row),shop,The tent is great and the zip is bad 👍\n"
      }
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "rows.csv")
    func rejected(_ pieceSize: Int) throws -> [RejectedRecord] {
      var options = IngestOptions()
      options.pieceSize = pieceSize
      var rejected: [RejectedRecord] = []
      var analysis = Analysis(annotator: try Annotator(), threads: 2)
      try analysis.absorb([InputArgument(path: path)], options: options, onRejected: { rejected.append($0) })
      return rejected
    }
    let whole = try rejected(64 << 20)
    #expect(whole.count > 60)
    for pieceSize in [16, 997, 4096] { #expect(try rejected(pieceSize) == whole) }
  }
}
