import Foundation
import Rapport
import RapportModel
import RapportSentiment
import RapportTestSupport
import Testing

/// Invented sentences in which something changes or limits what opinion words mean: `corpora/scope`.
@Suite struct ScopeCorpusTests {
  @Test(
    "as many labels are right, and as few on the wrong side, as when the tables were made",
    arguments: [
      ("en-1", 0.70, 0.11), ("en-2", 0.70, 0.11), ("de", 0.78, 0.09), ("es", 0.86, 0.02), ("fr", 0.78, 0.07),
      ("it", 0.84, 0.10), ("pt", 0.88, 0.04),
    ] as [(String, Double, Double)])
  func labels(name: String, leastRight: Double, mostWrong: Double) throws {
    let path = SharedData.packageFolder.appendingPathComponent("corpora/scope/\(name).tsv").path
    let items = try GoldFile(path: path).items
    var options = ScoringOptions()
    options.language = String(name.prefix(2))
    options.classes = .three
    let annotator = try Annotator(options)
    var (right, wrong) = (0, 0)
    for item in items {
      let label = annotator.annotation(of: item.text).score?.label ?? .neutral
      if label == item.label { right += 1 } else if label != .neutral, item.label != .neutral { wrong += 1 }
    }
    let (rightShare, wrongShare) = (Double(right) / Double(items.count), Double(wrong) / Double(items.count))
    #expect(
      rightShare >= leastRight && wrongShare <= mostWrong, "\(right) right, \(wrong) wrong of \(items.count)")
  }
}
