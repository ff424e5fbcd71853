internal import RapportText

/// Goes through the phrases of a text that do something.
///
/// Of two that overlap the longer one counts, of equally long ones the first: in *it could not be better* not *it could*
/// but *could not be better*.
struct PhraseCursor {
  private let matches: UnsafeBufferPointer<PatternMatch>
  private let tables: RuleTables.View
  /// The match that is ``phrase``, or the first one that was not passed yet.
  private var place = 0
  /// The phrase that comes next, if ``start`` says that there is one.
  private(set) var phrase = PatternMatch(pattern: PatternID(rawValue: .max), tokens: 0..<0)
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
    start = .max
    var next = place
    while next < matches.count {
      let match = matches[next]
      if start != .max, match.tokens.lowerBound >= phrase.tokens.upperBound { return }
      if match.tokens.lowerBound >= token, start == .max || match.tokens.count > phrase.tokens.count,
        tables.isPhrase(match.pattern)
      {
        phrase = match
        start = match.tokens.lowerBound
        place = next
      }
      next &+= 1
    }
    if start == .max { place = next }
  }
}
