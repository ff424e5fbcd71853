internal import RapportText

/// Goes through the phrases of a text that do something, the longest of those that start together.
struct PhraseCursor {
  private let matches: UnsafeBufferPointer<PatternMatch>
  private let tables: RuleTables.View
  /// The first match that was not passed yet.
  private var next = 0
  /// The first token of the next phrase; larger than any where there is none.
  private(set) var start = Int.max

  /// - Parameter matches: In order of their first tokens, and of those that start together in order of their length.
  init(_ matches: UnsafeBufferPointer<PatternMatch>, _ tables: RuleTables.View) {
    self.matches = matches
    self.tables = tables
    move(to: 0)
  }

  /// Passes over what starts before a token.
  mutating func move(to token: Int) {
    while next < matches.count {
      let match = matches[next]
      if match.tokens.lowerBound >= token, tables.isPhrase(match.pattern) {
        start = match.tokens.lowerBound
        return
      }
      next &+= 1
    }
    start = .max
  }

  /// The phrase at ``start``.
  ///
  /// - Precondition: There is one.
  mutating func takeLongest() -> PatternMatch {
    var longest = matches[next]
    next &+= 1
    while next < matches.count, matches[next].tokens.lowerBound == start {
      if tables.isPhrase(matches[next].pattern) { longest = matches[next] }
      next &+= 1
    }
    return longest
  }
}
