/// A shifter that is in reach, with its place counted in words and phrases.
struct ActiveShifter {
  var rule: UInt16
  /// What it multiplies by, in ten-thousandths.
  var factor: Int32
  var position: Int
  var tokens: Range<Int>

  init(_ meaning: RuleMeaning, _ position: Int, _ tokens: Range<Int>) {
    rule = meaning.rule
    factor = meaning.factor
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
  /// A negator such as *no* and *without*: what trouble follows is not there.
  var absence: ActiveShifter?
  /// A word such as *fixed*: what trouble follows is over.
  var relief: ActiveShifter?
  /// Behind the last trouble that was not there or over.
  var troubleEnd = 0
  /// An opinion that is denied, as *don't think*, up to the end of what is thought.
  var denier: ActiveShifter?
  /// Whether all to the end of the sentence is thought: *I don't think, given …, that*.
  var isDenialOpen = false
  var request: ActiveShifter?
  var comparison: ActiveShifter?
  var holder: ActiveShifter?
  /// Whether the clause gives in to no more than one opinion: *despite the bad reviews*.
  var isConcessionPhrase = false
  /// The last three, the only ones that can be in reach; the nearest first.
  private(set) var intensifiers: (ActiveShifter?, ActiveShifter?, ActiveShifter?)
  /// The last negator in the clause, whether it is one of a verb, and how much stood before it.
  private var lastNegator: ActiveShifter?
  private var isOfVerb = false
  private(set) var contentBeforeNegator = 0
  /// Where the line began, if somebody else's words are quoted in it.
  var quotedLine: Int?
  /// The quotation mark that no other has closed yet, in this line.
  var openQuotation: Int?
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

  @inline(__always)
  mutating func addWord(isLight: Bool) {
    wordCount &+= 1
    contentCount &+= isLight ? 0 : 1
  }

  /// Adds a word that does nothing, or a filler, and passes over marks. Without branches, since what a word is cannot be
  /// foretold.
  @inline(__always)
  mutating func addQuick(isFiller: Bool, isMark: Bool) {
    let (filler, word) = (isFiller ? 1 : 0, isMark ? 0 : 1)
    wordCount &+= filler | word
    contentCount &+= word & ~filler
  }

  /// Adds a negator, which is a word of the clause.
  mutating func addNegator(_ negator: ActiveShifter, isOfVerb: Bool) {
    contentBeforeNegator = contentCount
    lastNegator = negator
    self.isOfVerb = isOfVerb
    addWord(isLight: false)
  }

  /// The last negator of the clause, if nothing but light words stand behind it.
  var finalNegator: ActiveShifter? { contentCount == contentBeforeNegator + 1 ? lastNegator : nil }
  /// The same if it is one of a verb.
  var finalVerbNegator: ActiveShifter? { isOfVerb ? finalNegator : nil }

  /// Forgets what reaches no further than its clause.
  mutating func endClause() {
    reach = denier == nil ? 0 : .max
    wordCount = 0
    contentCount = 0
    negator = nil
    absence = nil
    relief = nil
    request = nil
    comparison = nil
    holder = nil
    isConcessionPhrase = false
    intensifiers = (nil, nil, nil)
    lastNegator = nil
  }
}
