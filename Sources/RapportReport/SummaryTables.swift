import RapportEngagement
import RapportModel

/// The tables about inputs: how records ended, and how properties were named.
enum SummaryTables {
  /// How the records of each input ended, with the sums where there is more than one.
  ///
  /// Columns that are 0 throughout are left out, but for records and rejected ones.
  ///
  /// - Parameter byReason: Whether each reason for not scoring has a column, or all have one together.
  static func counts(_ inputs: [InputCounts], byReason: Bool = true, safe: (String) -> String) -> TextTable {
    var rows = inputs.map { (names: [safe($0.file), safe($0.format)], records: $0.records) }
    if inputs.count > 1 {
      rows.append((names: ["all", ""], records: inputs.reduce(RecordCounts()) { $0 + $1.records }))
    }
    let columns = countColumns(byReason: byReason).filter { column in
      column.isAlwaysShown || rows.contains { column.count($0.records) > 0 }
    }
    return TextTable(
      header: ["file", "format"] + columns.map(\.title),
      rows: rows.map { row in row.names + columns.map { String($0.count(row.records)) } }, nameColumns: 2)
  }

  /// Why comments were not scored, such as `Not scored: 3 empty, 1 deleted.`; `nil` where all were.
  static func unscoredLine(_ inputs: [InputCounts]) -> String? {
    let counts = inputs.reduce(RecordCounts()) { $0 + $1.records }
    let parts = UnscoredReason.allCases.compactMap { reason in
      counts.unscored[reason].flatMap { $0 > 0 ? "\($0) \(reason.rawValue)" : nil }
    }
    return parts.isEmpty ? nil : "Not scored: " + parts.joined(separator: ", ") + "."
  }

  /// Which property each input was assigned to, and why.
  static func mapping(_ mapping: [PropertyMapping], safe: (String) -> String) -> TextTable {
    TextTable(
      header: ["file", "property", "because"],
      rows: mapping.map { item in
        let alias = item.alias.map { " as '\(safe($0))'" } ?? ""
        return [safe(item.file), safe(item.property.name), item.origin.rawValue + alias]
      }, nameColumns: 3)
  }

  private struct CountColumn {
    var title: String
    var isAlwaysShown = false
    var count: (RecordCounts) -> Int
  }

  /// Every way in which a record can end, after their sum.
  private static func countColumns(byReason: Bool) -> [CountColumn] {
    let unscored =
      byReason
      ? UnscoredReason.allCases.map { reason in
        CountColumn(title: "unscored: \(reason.rawValue)") { $0.unscored[reason] ?? 0 }
      } : [CountColumn(title: "not scored") { $0.comments - $0.scored }]
    return [
      CountColumn(title: "records", isAlwaysShown: true) { $0.records },
      CountColumn(title: "scored") { $0.scored },
    ] + unscored + [
      CountColumn(title: "measured") { $0.measured },
      CountColumn(title: "unmeasured") { $0.unmeasured },
      CountColumn(title: "totals") { $0.totals },
      CountColumn(title: "rejected", isAlwaysShown: true) { $0.rejected },
    ]
  }
}
