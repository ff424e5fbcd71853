/// Rules that no table of shifters has lines for.
public enum WordlessRule: String, CaseIterable, Sendable {
  /// A sentiment word in capitals among words that are not is stronger.
  case capitals = "emphasis.capitals"
  /// A sentiment word with letters repeated is stronger: *gooood*.
  case elongation = "emphasis.elongation"
  /// A clause of little but a negator rejects the one before: *…, but it was not*.
  case ellipsis = "negation.ellipsis"
  /// A negator at the end of its clause negates what stands before it: *Das gefällt mir nicht*.
  case behind = "negation.behind"
  /// Of two negators side by side each takes the other back: *not without*.
  case double = "negation.double"
  /// Hashtags of several words are split, and no shifter reaches into them or out of them.
  case hashtag = "hashtag.words"
  /// The same emoji once more says little more.
  case emojiRepeat = "emoji.repeat"
  /// Emoji at the end of a text sum it up.
  case emojiFinal = "emoji.final"
  /// Lines that begin with `>` are somebody else's.
  case quotedReply = "quote.reply"
  /// Words in quotation marks are somebody else's or held at a distance.
  case quotation = "quote.marks"
  /// Sentiment words in names say nothing: *Hope Street*.
  case names = "name.capitals"
  /// A number of points out of so many is a verdict: *8/10*.
  case rating = "rating.number"
  /// The writer's own present opinion outweighs that of others and that of the past.
  case ownOpinion = "standpoint.own"
  /// Conjunctions and relative pronouns part clauses.
  case clauseWord = "clause.word"
  /// Marks part clauses.
  case clauseMark = "clause.mark"
}

extension SentimentRule {
  /// The rules of languages without tables of their own.
  static let wordless = WordlessRule.allCases.map { SentimentRule(id: $0.rawValue, isOn: true, effect: "") }
    .sorted { $0.id < $1.id }

  /// Whether a name stands for this rule: its id, or what the id begins with.
  func isPart(of name: String) -> Bool { id == name || id.hasPrefix(name + ".") }
}

/// The numbers of the rules that no table has lines for; `nil` for those that are switched off.
struct WordlessRules: Sendable {
  let capitals: UInt16?
  let elongation: UInt16?
  let ellipsis: UInt16?
  let behind: UInt16?
  let double: UInt16?
  let hashtag: UInt16?
  let emojiRepeat: UInt16?
  let emojiFinal: UInt16?
  let quotedReply: UInt16?
  let quotation: UInt16?
  let ownOpinion: UInt16?
  let names: UInt16?
  let rating: UInt16?

  init(_ rules: [String]) {
    func number(_ rule: WordlessRule) -> UInt16? {
      rules.firstIndex(of: rule.rawValue).map(UInt16.init)
    }
    capitals = number(.capitals)
    elongation = number(.elongation)
    ellipsis = number(.ellipsis)
    behind = number(.behind)
    double = number(.double)
    hashtag = number(.hashtag)
    emojiRepeat = number(.emojiRepeat)
    emojiFinal = number(.emojiFinal)
    quotedReply = number(.quotedReply)
    quotation = number(.quotation)
    ownOpinion = number(.ownOpinion)
    names = number(.names)
    rating = number(.rating)
  }
}
