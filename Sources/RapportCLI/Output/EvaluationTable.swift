import RapportModel
import RapportSentiment

/// Evaluations as lines of a table or JSON objects; figures are shares of 1 in JSON and percent in the table.
enum EvaluationTable {
  private static let nameWidth = 28
  private static let columns = [
    "macro-F1", "macro recall", "accuracy", "Pearson r", "calibration", "coverage", "n",
  ]

  static let header = line("set", columns)

  static func row(_ name: String, _ evaluation: Evaluation) -> String {
    line(name, shares(of: evaluation).map(percent) + ["\(evaluation.count)"])
  }

  /// The means of the sets, each counting the same; of a figure that not every set has there is none.
  static func mean(_ evaluations: [Evaluation]) -> String {
    line("mean", means(evaluations).map(percent) + ["\(evaluations.reduce(0) { $0 + $1.count })"])
  }

  /// How often labels of each confidence are right.
  static func reliability(_ name: String, _ evaluation: Evaluation) -> String {
    var text = line("\(name): confidence", ["mean", "right", "n"])
    for (index, bin) in evaluation.reliability.bins.enumerated() where bin.count > 0 {
      text += line(
        "  \(index * 10)…\(index * 10 + 10)",
        [percent(bin.confidence), percent(bin.accuracy), "\(bin.count)"])
    }
    return text
  }

  static let csvHeader = CSVLine.text(["set"] + names + ["n"])

  /// The figures as a line of CSV, empty where there is none.
  static func csvRow(_ name: String, _ shares: [Double?], count: Int) -> String {
    CSVLine.text([name] + shares.map { $0.map { "\($0)" } ?? "" } + ["\(count)"])
  }

  static func write(_ name: String, _ evaluation: Evaluation, to json: inout JSONWriter) {
    json.object { json in
      json.member("set", name)
      writeShares(shares(of: evaluation), to: &json)
      json.member("n", evaluation.count)
      json.key("confusion")
      json.object { json in
        for (gold, counts) in zip(SentimentLabel.allCases, evaluation.confusion) {
          json.key(gold.rawValue)
          json.object { json in
            for (predicted, count) in zip(SentimentLabel.allCases, counts) {
              json.member(predicted.rawValue, count)
            }
          }
        }
      }
      json.key("reliability")
      json.array { json in
        for bin in evaluation.reliability.bins {
          json.object { json in
            json.member("n", bin.count)
            write("confidence", bin.confidence, to: &json)
            write("accuracy", bin.accuracy, to: &json)
          }
        }
      }
    }
  }

  static func writeMean(_ evaluations: [Evaluation], to json: inout JSONWriter) {
    json.object { json in
      json.member("set", "mean")
      writeShares(means(evaluations), to: &json)
      json.member("n", evaluations.reduce(0) { $0 + $1.count })
    }
  }

  /// The names of ``shares(of:)`` in programs' formats.
  static let names = [
    "macro_f1", "macro_recall", "accuracy", "pearson_r", "expected_calibration_error", "coverage",
  ]

  /// The figures of a set; `nil` where there is none.
  static func shares(of evaluation: Evaluation) -> [Double?] {
    [
      evaluation.macroF1, evaluation.macroRecall, evaluation.accuracy, evaluation.pearson,
      evaluation.reliability.expectedCalibrationError, evaluation.coverage,
    ]
  }

  static func means(_ evaluations: [Evaluation]) -> [Double?] {
    let rows = evaluations.map(shares)
    return names.indices.map { column in
      let values = rows.compactMap { $0[column] }
      return values.count == rows.count && !values.isEmpty
        ? values.reduce(0, +) / Double(values.count) : nil
    }
  }

  static func writeShares(_ shares: [Double?], to json: inout JSONWriter) {
    for (name, share) in zip(names, shares) { write(name, share, to: &json) }
  }

  static func write(_ name: String, _ value: Double?, to json: inout JSONWriter) {
    json.key(name)
    if let value { json.value(value) } else { json.null() }
  }

  private static func line(_ name: String, _ cells: [String]) -> String {
    padded(name, to: nameWidth, left: true) + cells.map { padded($0, to: 13) }.joined() + "\n"
  }

  /// A share as a number of hundredths with one place.
  static func percent(_ share: Double?) -> String {
    guard let share else { return "–" }
    let tenths = Int((share * 1000).rounded())
    return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  static func padded(_ text: String, to width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(1, width - text.count))
    return left ? text + space : space + text
  }
}
