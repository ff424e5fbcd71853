import Foundation
import Rapport
import RapportEngagement
import RapportModel
import RapportReport
import RapportTestSupport
import Testing

/// The demo corpus, cut into ledgers in any way, gives the same bytes.
@Suite struct LedgerSplitTests {
  /// `RAPPORT_LONG_TESTS` asks for all of them.
  private static let splits = ProcessInfo.processInfo.environment["RAPPORT_LONG_TESTS"] == nil ? 20 : 1000

  @Test(
    "random splits into 1 to 64 ledgers, merged in random trees, give the csv, json and ledger of the whole")
  func demo() throws {
    var random = SeededGenerator()
    let corpus = try AnnotatedCorpus.demo()
    let whole = Bytes(of: try corpus.ledger(), corpus.profile)
    for split in 1...Self.splits {
      let parts = try corpus.parts(Int.random(in: 1...64, using: &random), using: &random)
      let merged = Bytes(of: try AnnotatedCorpus.merged(parts, using: &random), corpus.profile)
      // Compared outside of the expectation, which would print both.
      let isWhole = merged == whole
      #expect(isWhole, "seed \(random.seed), split \(split) into \(parts.count)")
      if !isWhole { return }
    }
  }

  private struct Bytes: Equatable {
    var ledger: [UInt8]
    var csv: String
    var json: String

    init(of ledger: Ledger, _ profile: Profile) {
      self.ledger = ledger.fileBytes
      let report = MatrixReport(ledger, profile: profile, periods: .wholeTimeAndWeeks)
      csv = report.csv()
      json = report.json()
    }
  }
}
