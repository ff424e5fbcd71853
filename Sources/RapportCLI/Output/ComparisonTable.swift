import Rapport
import RapportModel
import RapportSentiment

/// Lexicons side by side as a table, Markdown, CSV or JSON.
enum ComparisonTable {
  private static let titles = [
    "set", "lexicon", "macro-F1", "macro recall", "accuracy", "Pearson r", "calibration", "coverage", "n",
    "macro-F1 gained", "95 %", "changed", "corrected", "worsened",
  ]
  /// The columns that hold words and not numbers.
  private static let wordColumns = 2

  /// Columns as wide as their widest cell.
  static func table(_ comparison: LexiconComparison) -> String {
    let lines = [titles] + rows(of: comparison).map(\.cells)
    let widths = titles.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { cells in
      let columns = cells.indices.prefix { cells[$0...].contains { !$0.isEmpty } }
      return columns.map {
        EvaluationTable.padded(cells[$0], to: widths[$0] + 2, left: $0 < wordColumns)
      }.joined() + "\n"
    }.joined()
  }

  /// The same as a table of Markdown.
  static func markdown(_ comparison: LexiconComparison) -> String {
    let rule = titles.indices.map { $0 < wordColumns ? "---" : "---:" }
    return ([titles, rule] + rows(of: comparison).map(\.cells))
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  /// A line for each set and lexicon; figures are shares of 1.
  static func csv(_ comparison: LexiconComparison) -> String {
    let names =
      ["set", "lexicon"] + EvaluationTable.names + ["n", "against"] + gainNames + countNames
    let lines = rows(of: comparison).map { row in
      let figures = row.shares.map { $0.map { "\($0)" } ?? "" }
      let gains = row.gain.map(numbers).map { $0.map { "\($0)" } } ?? gainNames.map { _ in "" }
      let counts = row.gain == nil ? countNames.map { _ in "" } : row.counts.map { "\($0)" }
      return [row.set, row.lexicon] + figures + ["\(row.count)", row.against ?? ""] + gains + counts
    }
    return ([names] + lines).map(CSVLine.text).joined()
  }

  /// An object for each set and lexicon; figures are shares of 1.
  static func json(_ comparison: LexiconComparison) -> [UInt8] {
    var json = JSONWriter()
    for row in rows(of: comparison) {
      json.object { json in
        json.member("set", row.set)
        json.member("lexicon", row.lexicon)
        EvaluationTable.writeShares(row.shares, to: &json)
        json.member("n", row.count)
        guard let against = row.against, let gain = row.gain else { return }
        json.member("against", against)
        for (name, number) in zip(gainNames, numbers(gain)) { json.member(name, number) }
        for (name, count) in zip(countNames, row.counts) { json.member(name, count) }
      }
      json.endLine()
    }
    return json.bytes
  }

  // MARK: Rows

  /// What one lexicon does on one set, or in the mean of them.
  private struct Row {
    var set: String
    var lexicon: String
    var shares: [Double?]
    var count: Int
    /// The first lexicon; `nil` for itself.
    var against: String?
    var gain: PairedDifferences?
    /// Labels changed, corrected and worsened.
    var counts: [Int]

    var cells: [String] {
      var cells = [set, lexicon] + shares.map(EvaluationTable.percent) + ["\(count)"]
      if let gain {
        let points = [gain.macroF1.value, gain.macroF1.low, gain.macroF1.high].map(AblationTable.points)
        cells += [points[0], "\(points[1]) … \(points[2])"] + counts.map { "\($0)" }
      } else {
        cells += ["", "", "", "", ""]
      }
      return cells
    }
  }

  /// The sets one after the other, each with all lexicons, and their means where there are several.
  private static func rows(of comparison: LexiconComparison) -> [Row] {
    let first = comparison.sets.first?.results.first?.lexicon
    var rows: [Row] = []
    for set in comparison.sets {
      for (index, result) in set.results.enumerated() {
        rows.append(
          Row(
            set: set.name, lexicon: result.lexicon, shares: EvaluationTable.shares(of: result.evaluation),
            count: result.evaluation.count, against: index == 0 ? nil : first, gain: result.gain,
            counts: counts([result.paired])))
      }
    }
    guard comparison.sets.count > 1 else { return rows }
    for (index, gain) in comparison.meanGains.enumerated() {
      let results = comparison.sets.map { $0.results[index] }
      rows.append(
        Row(
          set: "mean", lexicon: results[0].lexicon,
          shares: EvaluationTable.means(results.map(\.evaluation)),
          count: results.reduce(0) { $0 + $1.evaluation.count }, against: index == 0 ? nil : first,
          gain: gain,
          counts: counts(results.map(\.paired))))
    }
    return rows
  }

  private static let countNames = ["changed", "corrected", "worsened"]

  private static func counts(_ sets: [PairedEvaluation]) -> [Int] {
    [\PairedEvaluation.changed, \.corrected, \.worsened].map { path in
      sets.reduce(0) { $0 + $1[keyPath: path] }
    }
  }

  private static let gainNames = ["macro_f1", "macro_recall", "accuracy"].flatMap {
    ["\($0)_gain", "\($0)_gain_low", "\($0)_gain_high"]
  }

  /// The gains in the order of their names.
  private static func numbers(_ gain: PairedDifferences) -> [Double] {
    [gain.macroF1, gain.macroRecall, gain.accuracy].flatMap { [$0.value, $0.low, $0.high] }
  }
}
