/// A shifter that is in reach, with its place counted in words and phrases.
struct ActiveShifter {
  var meaning: RuleMeaning
  var position: Int
  var tokens: Range<Int>

  init(_ meaning: RuleMeaning, _ position: Int, _ tokens: Range<Int>) {
    self.meaning = meaning
    self.position = position
    self.tokens = tokens
  }
}

/// What is in reach at a place in the text.
struct RuleContext {
  /// How many words behind a negator, in its clause, are still in its reach.
  static let negatorReach = 6
  /// How many words behind an intensifier, in its clause, are still in its reach.
  static let intensifierReach = 3
  /// How many words behind a request, in its clause, are still in its reach.
  static let requestReach = 6

  /// Words and phrases so far.
  var position = 0
  /// The last position that something reaches.
  var reach = 0
  /// Words and phrases of the clause so far.
  var wordCount = 0
  /// Words of it that say something by themselves.
  var contentCount = 0
  var negator: ActiveShifter?
  /// An opinion that is denied, as *don't think*, up to the end of what is thought.
  var denier: ActiveShifter?
  /// Whether all to the end of the sentence is thought: *I don't think, given …, that*.
  var isDenialOpen = false
  var request: ActiveShifter?
  var comparison: ActiveShifter?
  var holder: ActiveShifter?
  /// The last three, the only ones that can be in reach; the nearest first.
  private(set) var intensifiers: (ActiveShifter?, ActiveShifter?, ActiveShifter?)
  /// The last negator of the clause with nothing but light words behind it, and how much stood before it.
  var finalNegator: ActiveShifter?
  var contentBeforeNegator = 0
  /// Where the line began, if somebody else's words are quoted in it.
  var quotedLine: Int?
  /// Whether the last token is a word of a hashtag that was split.
  var isInHashtag = false
  /// Whether the sentence asks what, why or how.
  var asks = false
  /// The clauses of the sentence before, if it asked for yes or no.
  var question: Range<Int>?

  mutating func addIntensifier(_ shifter: ActiveShifter) {
    intensifiers = (shifter, intensifiers.0, intensifiers.1)
    reach = max(reach, position + Self.intensifierReach)
  }

  mutating func addWord(isLight: Bool) {
    wordCount += 1
    if !isLight {
      contentCount += 1
      finalNegator = nil
    }
  }

  /// Forgets what reaches no further than its clause.
  mutating func endClause() {
    reach = denier == nil ? 0 : .max
    wordCount = 0
    contentCount = 0
    negator = nil
    request = nil
    comparison = nil
    holder = nil
    intensifiers = (nil, nil, nil)
    finalNegator = nil
  }
}
