import RapportModel
import RapportSentiment

/// Evaluations as lines of a table or JSON objects; figures are shares of 1 in JSON and percent in the table.
enum EvaluationTable {
  private static let nameWidth = 28
  private static let columns = ["macro-F1", "macro recall", "accuracy", "Pearson r", "n"]

  static let header =
    padded("set", to: nameWidth, left: true) + columns.map { padded($0, to: 14) }.joined() + "\n"

  static func row(_ name: String, _ evaluation: Evaluation) -> String {
    let shares = [evaluation.macroF1, evaluation.macroRecall, evaluation.accuracy, evaluation.pearson]
    let cells = shares.map { $0.map { percent($0) } ?? "–" } + ["\(evaluation.count)"]
    return padded(name, to: nameWidth, left: true) + cells.map { padded($0, to: 14) }.joined() + "\n"
  }

  static func write(_ name: String, _ evaluation: Evaluation, to json: inout JSONWriter) {
    func optional(_ json: inout JSONWriter, _ name: String, _ value: Double?) {
      json.key(name)
      if let value { json.value(value) } else { json.null() }
    }
    json.object { json in
      json.member("set", name)
      optional(&json, "macro_f1", evaluation.macroF1)
      optional(&json, "macro_recall", evaluation.macroRecall)
      optional(&json, "accuracy", evaluation.accuracy)
      optional(&json, "pearson_r", evaluation.pearson)
      json.member("n", evaluation.count)
    }
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private static func padded(_ text: String, to width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(1, width - text.count))
    return left ? text + space : space + text
  }
}
