/// A column that rows get, with its name: one of the first lexicon, or one of a further lexicon.
struct AddedColumn: Hashable, Sendable {
  /// The name that stands in the header.
  let name: String
  private let column: ScoreColumn
  /// The place of the lexicon among the further ones; `nil` for the first, and for what is about all.
  private let further: Int?

  /// The columns that were asked for, then the label and the polarity of each further lexicon if these are among them, and
  /// last the disagreement.
  ///
  /// - Parameter lexicons: What ends the names of columns of further lexicons.
  static func columns(_ requested: [ScoreColumn], prefix: String, lexicons: [String]) -> [AddedColumn] {
    func columns(_ isMeant: (ScoreColumn) -> Bool, of further: Int? = nil) -> [AddedColumn] {
      requested.filter(isMeant).map { column in
        let end = further.map { "_" + lexicons[$0] } ?? ""
        return AddedColumn(name: prefix + column.rawValue + end, column: column, further: further)
      }
    }
    return columns { $0 != .disagreement }
      + lexicons.indices.flatMap { columns({ $0 == .label || $0 == .polarity }, of: $0) }
      + columns { $0 == .disagreement }
  }

  /// The value for one comment.
  func value(
    of row: Int, in batch: AnnotatedComments, topics: [String], aspects: [String]
  ) -> ScoreColumn.Value {
    if let further { return column.value(of: batch.furtherScores[further][row]) }
    return column.value(of: row, in: batch, topics: topics, aspects: aspects)
  }
}
