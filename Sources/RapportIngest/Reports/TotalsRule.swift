import RapportModel

/// Tells a row that repeats the sum of the others; such a row is no data.
///
/// There is no common mark of these rows: their words are translated, their places differ. The row must have
/// no key at all, or be the first or last one and equal the sum of its column in every column that can be
/// summed. A first row can equal the sum of two or three others by chance, so small sums are only believed
/// with a word such as `Total`, or when two columns agree.
struct TotalsRule {
  /// The columns that say what a row is about.
  var keys: [Int]
  /// The columns that only describe a row; `nil` where no row is a sum by its label alone.
  var details: [Int]?
  /// The columns with numbers, and whether these add up, as counts of events do and distinct people don't.
  var numbers: [(column: Int, isAdditive: Bool, isDistinct: Bool)]

  /// The totals rows among `rows`, by their index.
  ///
  /// - Parameter values: The numbers of each row, by column; `nil` where there is none.
  func totals(
    in rows: [StoredRow], of store: RowStore, columnCount: Int, values: [[Int: FixedDecimal]]
  ) -> [Int: TotalsRow.Mark] {
    var found: [Int: TotalsRow.Mark] = [:]
    guard !keys.isEmpty else { return found }
    for (index, row) in rows.enumerated() {
      let isKeyless = keys.allSatisfy { store.isEmpty($0, of: row) }
      guard isKeyless, !values[index].isEmpty else { continue }
      found[index] = row.fieldCount > columnCount ? .extraCell : .emptyDimensions
    }
    if found.isEmpty, isLabelled(rows, store) {
      found[0] = .label
    } else if found.isEmpty, rows.count > 2 {
      for index in [0, rows.count - 1] where equalsSum(index, in: rows, of: store, values: values) {
        found[index] = .equalsSum
        break
      }
    } else if found.isEmpty, rows.count == 2,
      let index = rows.indices.first(where: { hasTotalsWord(rows[$0], store) })
    {
      if sumsAgree(index, values).agree { found[index] = .equalsSum }
    }
    return found
  }

  /// Whether the first row has a label for its key and, unlike the next row, nothing that describes it.
  private func isLabelled(_ rows: [StoredRow], _ store: RowStore) -> Bool {
    guard let details, let first = rows.first, keys.dropFirst().allSatisfy({ store.isEmpty($0, of: first) })
    else { return false }
    if hasTotalsWord(first, store) { return details.allSatisfy { store.isEmpty($0, of: first) } }
    guard !details.isEmpty, rows.count > 1 else { return false }
    return details.allSatisfy { store.isEmpty($0, of: first) && !store.isEmpty($0, of: rows[1]) }
  }

  private func equalsSum(
    _ index: Int, in rows: [StoredRow], of store: RowStore, values: [[Int: FixedDecimal]]
  ) -> Bool {
    // A day or a path is a key like any other row's.
    let key = store.string(keys[0], of: rows[index])
    if key.hasPrefix("/") || Moment(key, order: .dayMonth) != nil || Moment(key, order: .monthDay) != nil {
      return false
    }
    let (agree, sums) = sumsAgree(index, values)
    guard agree else { return false }
    if hasTotalsWord(rows[index], store) || Set(sums).count > 1 { return true }
    return rows.count > 4 && sums.contains { $0 >= FixedDecimal(50) }
  }

  /// Whether every number of a row fits the sum of the others, and the sums that are equal and not zero.
  private func sumsAgree(_ index: Int, _ values: [[Int: FixedDecimal]]) -> (agree: Bool, sums: [FixedDecimal])
  {
    var sums: [FixedDecimal] = []
    for number in numbers {
      guard let total = values[index][number.column] else { continue }
      let others = values.indices.filter { $0 != index }.compactMap { values[$0][number.column] }
      guard let smallest = others.min(), let largest = others.max() else { return (false, []) }
      let sum = others.reduce(.zero, +)
      if number.isAdditive {
        guard total == sum else { return (false, []) }
        if total != .zero { sums.append(total) }
      } else {
        // Distinct people lie between the largest group and the sum of the groups, means within their range.
        guard total >= smallest, total <= (number.isDistinct ? sum : largest) else { return (false, []) }
      }
    }
    return (!sums.isEmpty, sums)
  }

  private func hasTotalsWord(_ row: StoredRow, _ store: RowStore) -> Bool {
    keys.contains { column in
      let key = store.string(column, of: row)
      // A page may have any name.
      return !key.hasPrefix("/") && Self.words.contains(HeaderName(key).key)
    }
  }

  private static let words: Set<String> = [
    "total", "totals", "grandtotal", "sum", "gesamt", "gesamtsumme", "summe", "insgesamt", "totale", "totaal",
    "suma",
    "somme", "totalgénéral", "итого", "всего", "合計", "総計", "总计", "合计", "합계", "รวม", "totalt", "łącznie",
    "razem",
  ]
}
