internal import RapportText

extension PolarityScorer {
  /// A term's share in the sums of a text.
  struct Contribution {
    var tokens: Range<Int>
    var pattern: PatternID
    var valence: Double
    /// The valence as the rules shifted it.
    var value: Double
    var clause: Int
  }

  /// Memory that a thread uses again and again, with what was found about the last text.
  public struct Scratch: ~Copyable {
    var contributions: [Contribution] = []
    /// How each token is to be taken; empty where no rule acts on any.
    var shifts: [TokenShift] = []
    /// The first contribution behind the last contrast; `nil` without one.
    var contrastStart: Int?
    /// What acted on which tokens, in the order of its doing, if that is wanted.
    var applied: [AppliedRule] = []
    /// The longest phrase that starts at each token.
    var phrases: [(end: Int, meaning: TermMeaning)?] = []
    var clauses: [RuleClause] = []
    let recordsRules: Bool

    /// No memory yet.
    public init() { recordsRules = false }

    init(recordsRules: Bool) { self.recordsRules = recordsRules }

    /// How a token of the last text is to be taken.
    @inline(__always)
    func shift(at token: Int) -> TokenShift { shifts.isEmpty ? .none : shifts[token] }
  }
}

/// A rule that acted.
struct AppliedRule {
  /// What it acted on.
  enum Target {
    case tokens(Range<Int>)
    case clauses(Range<Int>)
  }

  /// Its number.
  var rule: UInt16
  /// What made it act.
  var cause: Range<Int>
  var target: Target
  /// What it makes of positive sentiment.
  var positiveFactor: Int32
  /// What it makes of negative sentiment.
  var negativeFactor: Int32

  /// Whether it acted on a term.
  func acts(on contribution: PolarityScorer.Contribution) -> Bool {
    switch target {
    case .tokens(let tokens): tokens.contains(contribution.tokens.lowerBound)
    case .clauses(let clauses): clauses.contains(contribution.clause)
    }
  }
}

/// A clause with what the rules make of it as a whole.
struct RuleClause {
  /// Its first token.
  var start: Int
  /// The first clause of its sentence.
  var sentence: Int
  /// What its sentiment is multiplied by.
  var factor = TokenShift.one
  /// What the sentiment of the clauses before it in its sentence is multiplied by.
  var factorBefore = TokenShift.one
  /// What the sentiment of its sentence is multiplied by for the mark at the end; kept by the last clause.
  var sentenceFactor = TokenShift.one
}
