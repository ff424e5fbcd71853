extension LexiconLibrary {
  /// VADER's boosters, negators and idioms.
  func vaderShifters() throws(LexiconError) -> [VADERShifter] {
    let path = "en/vader/shifters.tsv"
    var shifters: [VADERShifter] = []
    for (index, row) in try rows(path).rows.enumerated() {
      guard row.count == 3, let kind = VADERShifter.Kind(rawValue: String(row[1])), let value = Double(row[2])
      else { throw .badEntries(path: path, issues: [LexiconIssue(.badNumber, line: index + 2, column: 1)]) }
      shifters.append(VADERShifter(term: String(row[0]), kind: kind, value: value))
    }
    return shifters
  }

  /// The names of emoji.
  func vaderEmoji() throws(LexiconError) -> [Unicode.Scalar: String] {
    let path = "en/vader/emoji.tsv"
    var names: [Unicode.Scalar: String] = [:]
    for (index, row) in try rows(path).rows.enumerated() {
      guard row.count == 2, let symbol = row[0].unicodeScalars.first, row[0].unicodeScalars.count == 1
      else { throw .badEntries(path: path, issues: [LexiconIssue(.emptyTerm, line: index + 2, column: 1)]) }
      names[symbol] = String(row[1])
    }
    return names
  }
}
