internal import RapportText

/// What the rules found in a text, and what the text names; valid while those lend it who hold it.
struct AspectText {
  let tables: RuleTables.View
  let tokens: UnsafeBufferPointer<Token>
  /// In order of their places.
  let mentions: UnsafeBufferPointer<AspectMention>
  let contributions: UnsafeBufferPointer<PolarityScorer.Contribution>
  let clauses: UnsafeBufferPointer<RuleClause>
  /// Where each clause begins; then where the last one ends. Marks behind a clause are part of it.
  let clauseStarts: UnsafeBufferPointer<Int>

  /// The tokens of clauses.
  func tokens(of clauses: Range<Int>) -> Range<Int> {
    clauseStarts[clauses.lowerBound]..<clauseStarts[clauses.upperBound]
  }

  /// The contributions from a place on that begin before a token.
  func contributions(from start: Int, before token: Int) -> Range<Int> {
    var end = start
    while end < contributions.count, contributions[end].tokens.lowerBound < token { end += 1 }
    return start..<end
  }

  /// Whether of all contributions these are within some tokens, and all others are outside.
  func holds(_ part: Range<Int>, within tokens: Range<Int>) -> Bool {
    func end(of index: Int) -> Int { contributions[index].tokens.upperBound }
    func start(of index: Int) -> Int { contributions[index].tokens.lowerBound }
    return (part.lowerBound == 0 || end(of: part.lowerBound - 1) <= tokens.lowerBound)
      && (part.isEmpty
        || (start(of: part.lowerBound) >= tokens.lowerBound
          && end(of: part.upperBound - 1) <= tokens.upperBound))
      && (part.upperBound == contributions.count || start(of: part.upperBound) >= tokens.upperBound)
  }

  /// The mentions from a place on that begin before a token.
  func mentions(from start: Int, before token: Int) -> Range<Int> {
    var end = start
    while end < mentions.count, mentions[end].tokens.lowerBound < token { end += 1 }
    return start..<end
  }
}
