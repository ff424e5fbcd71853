import RapportText

/// How a lexicon is written down in a file.
public enum LexiconFormat: String, CaseIterable, Hashable, Sendable {
  /// Our own table: a header line naming tab-separated columns, among them `term` and `valence`.
  ///
  /// A table with a column `sense` has several lines for a term; their mean is the term's valence.
  case table
  /// VADER's `vader_lexicon.txt`: term, mean, standard deviation and ratings, separated by tabs; some copies
  /// in the wild have runs of spaces instead, and `_` for the spaces of a phrase.
  case vader
  /// AFINN's list: term, tab, whole number from -5 to 5; terms may hold spaces.
  case afinn
  /// Term, tab, number from -1 to 1.
  case scores

  /// The scale of the format where a file states none.
  var defaultScale: LexiconManifest.Scale {
    switch self {
    case .table, .vader: .init(lowest: -4, highest: 4)
    case .afinn: .init(lowest: -5, highest: 5)
    case .scores: .init(lowest: -1, highest: 1)
    }
  }

  /// The format that a file seems to have.
  ///
  /// A first line with the words `term` and `valence` makes a table; four columns, or columns separated by
  /// spaces, make VADER's; otherwise two columns are AFINN's when all numbers are whole and within ±5 and
  /// some lies beyond ±1, else plain scores.
  public static func guessed(from text: String) -> LexiconFormat {
    var lines = text.split(whereSeparator: \.isNewline).lazy.map { $0.split(separator: "\t") }.makeIterator()
    guard let first = lines.next() else { return .scores }
    if first.contains("term"), first.contains("valence") { return .table }
    if first.count >= 4 || first.count == 1 { return .vader }
    var exceedsOne = false
    var line: [Substring]? = first
    while let columns = line {
      if columns.count >= 2 {
        guard let number = Int(columns[1].filter { $0 != " " }), abs(number) <= 5 else { return .scores }
        exceedsOne = exceedsOne || abs(number) > 1
      }
      line = lines.next()
    }
    return exceedsOne ? .afinn : .scores
  }
}
