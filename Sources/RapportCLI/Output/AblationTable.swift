import Rapport
import RapportModel

/// The effects of rules as lines of a table, Markdown or JSON.
enum AblationTable {
  private static let columns = ["changed", "corrected", "worsened", "macro-F1 gained"]

  /// A line for each rule, with the sums and the mean gain over all sets.
  static func table(_ ablation: RuleAblation) -> String {
    let width = (ablation.effects.map(\.rule.count).max() ?? 0) + 2
    var lines = [padded("rule", to: width, left: true) + columns.map { padded($0, to: 18) }.joined()]
    for (rule, effects) in grouped(ablation) {
      lines.append(padded(rule, to: width, left: true) + cells(effects).map { padded($0, to: 18) }.joined())
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same as a table of Markdown.
  static func markdown(_ ablation: RuleAblation) -> String {
    var lines = [
      "| rule | " + columns.joined(separator: " | ") + " |", "| --- | ---: | ---: | ---: | ---: |",
    ]
    for (rule, effects) in grouped(ablation) {
      lines.append("| \(rule) | " + cells(effects).joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// An object for a rule and set; figures are shares of 1.
  static func write(_ effect: RuleAblation.Effect, to json: inout JSONWriter) {
    json.object { json in
      json.member("rule", effect.rule)
      json.member("set", effect.set)
      json.key("macro_f1")
      if let value = effect.macroF1 { json.value(value) } else { json.null() }
      json.key("macro_f1_without")
      if let value = effect.macroF1Without { json.value(value) } else { json.null() }
      json.member("changed", effect.changed)
      json.member("corrected", effect.corrected)
      json.member("worsened", effect.worsened)
    }
  }

  static let csvHeader = CSVLine.text([
    "rule", "set", "macro_f1", "macro_f1_without", "changed", "corrected", "worsened",
  ])

  /// The same as a line of CSV.
  static func csvRow(_ effect: RuleAblation.Effect) -> String {
    let shares = [effect.macroF1, effect.macroF1Without].map { $0.map { "\($0)" } ?? "" }
    let counts = [effect.changed, effect.corrected, effect.worsened].map { "\($0)" }
    return CSVLine.text([effect.rule, effect.set] + shares + counts)
  }

  private static func grouped(_ ablation: RuleAblation) -> [(String, [RuleAblation.Effect])] {
    Dictionary(grouping: ablation.effects, by: \.rule).sorted { $0.key < $1.key }
  }

  private static func cells(_ effects: [RuleAblation.Effect]) -> [String] {
    let gains = effects.compactMap { effect in
      effect.macroF1.flatMap { all in effect.macroF1Without.map { all - $0 } }
    }
    let gain = gains.isEmpty ? 0 : gains.reduce(0, +) / Double(gains.count)
    let counts = [\RuleAblation.Effect.changed, \.corrected, \.worsened].map { path in
      String(effects.reduce(0) { $0 + $1[keyPath: path] })
    }
    return counts + [points(gain)]
  }

  /// A difference of shares in hundredths, to two places, with its sign.
  static func points(_ difference: Double) -> String {
    let hundredths = Int((difference * 10_000).rounded())
    let size = abs(hundredths)
    let sign = hundredths < 0 ? "-" : hundredths > 0 ? "+" : ""
    return sign + "\(size / 100)." + (size % 100 < 10 ? "0" : "") + "\(size % 100)"
  }

  private static func padded(_ text: String, to width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(1, width - text.count))
    return left ? text + space : space + text
  }
}
