import RapportModel

/// Tells a row that repeats the sum of the others; such a row is no data.
///
/// There is no common mark of these rows: their words are translated, their places differ. The row must have
/// no key at all, or be the first or last one and equal the sum of its column in every column that can be
/// summed. A first row can equal the sum of two or three others by chance, so small sums are only believed
/// with a word such as `Total`, or when two columns agree. With such a word, and nothing to sum, it is enough
/// that the row has as many distinct people as all others together may be.
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
    if found.isEmpty, isLabelled(rows, store, values) {
      found[0] = .label
    } else if found.isEmpty, rows.count > 2 {
      for index in [0, rows.count - 1] where equalsSum(index, in: rows, of: store, values: values) {
        found[index] = .equalsSum
        break
      }
    } else if found.isEmpty, rows.count == 2,
      let index = rows.indices.first(where: { hasTotalsWord(rows[$0], store) })
    {
      if fit(index, values) != nil { found[index] = .equalsSum }
    }
    return found
  }

  /// Whether the first row has a label for its key and, unlike the next row, nothing that describes it.
  private func isLabelled(_ rows: [StoredRow], _ store: RowStore, _ values: [[Int: FixedDecimal]]) -> Bool {
    guard let details, let first = rows.first, keys.dropFirst().allSatisfy({ store.isEmpty($0, of: first) })
    else { return false }
    if hasTotalsWord(first, store) { return details.allSatisfy { store.isEmpty($0, of: first) } }
    guard !details.isEmpty, rows.count > 1, !isIdentifier(rows, store), exceedsOthers(values) else {
      return false
    }
    return details.allSatisfy { store.isEmpty($0, of: first) && !store.isEmpty($0, of: rows[1]) }
  }

  /// Whether the key of the first row is an identifier and no word: it has a figure or an underscore, or is as long as
  /// all the other keys.
  private func isIdentifier(_ rows: [StoredRow], _ store: RowStore) -> Bool {
    let key = store.string(keys[0], of: rows[0])
    if key.utf8.contains(where: { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") }) { return true }
    let lengths = Set(rows.dropFirst().map { store.string(keys[0], of: $0).utf8.count })
    return rows.count > 2 && lengths == [key.utf8.count]
  }

  /// Whether no number of the first row that adds up is less than that of another one.
  private func exceedsOthers(_ values: [[Int: FixedDecimal]]) -> Bool {
    numbers.allSatisfy { number in
      guard number.isAdditive, let total = values[0][number.column] else { return true }
      let others = values.dropFirst().compactMap { $0[number.column] }
      // What can be negative, such as a balance, adds up to anything.
      return others.contains { $0 < .zero } || others.allSatisfy { $0 <= total }
    }
  }

  private func equalsSum(
    _ index: Int, in rows: [StoredRow], of store: RowStore, values: [[Int: FixedDecimal]]
  ) -> Bool {
    // A day or a path is a key like any other row's.
    let key = store.string(keys[0], of: rows[index])
    if key.hasPrefix("/") || Moment(key, order: .dayMonth) != nil || Moment(key, order: .monthDay) != nil {
      return false
    }
    guard let sums = fit(index, values) else { return false }
    if hasTotalsWord(rows[index], store) || Set(sums).count > 1 { return true }
    return rows.count > 4 && sums.contains { $0 >= FixedDecimal(50) }
  }

  /// How the numbers of a row fit those of the others: the sums that it equals and that are not zero. `nil` where some number
  /// does not fit, or none tells anything.
  private func fit(_ index: Int, _ values: [[Int: FixedDecimal]]) -> [FixedDecimal]? {
    var sums: [FixedDecimal] = []
    var countsPeople = false
    for number in numbers {
      guard let total = values[index][number.column] else { continue }
      let others = values.indices.filter { $0 != index }.compactMap { values[$0][number.column] }
      guard let smallest = others.min(), let largest = others.max() else { return nil }
      let sum = others.reduce(.zero, +)
      if number.isAdditive {
        guard total == sum else { return nil }
        if total != .zero { sums.append(total) }
      } else if number.isDistinct {
        // Distinct people lie between the largest group and the sum of the groups; estimates miss the former by a little.
        guard total >= smallest, total <= sum else { return nil }
        countsPeople = countsPeople || (total != .zero && total >= largest)
      } else {
        // Means lie within the range of the others.
        guard total >= smallest, total <= largest else { return nil }
      }
    }
    return sums.isEmpty && !countsPeople ? nil : sums
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
