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
    var contributions = ScratchList<Contribution>()
    /// What is in reach where the pass stands.
    var context = RuleContext()
    /// How each token is to be taken; empty where no rule acts on any.
    var shifts = ScratchList<TokenShift>()
    /// The first contribution behind the last contrast; `nil` without one.
    var contrastStart: Int?
    /// What acted on which tokens, in the order of its doing, if that is wanted.
    var applied = ScratchList<AppliedRule>()
    var clauses = ScratchList<RuleClause>()
    /// The tokens of lines that begin with `>`.
    var quotedLines = ScratchList<Range<Int>>()
    /// The tokens between quotation marks.
    var quotations = ScratchList<Range<Int>>()
    /// Whether there is an emoji or emoticon with a valence.
    var hasFaces = false
    /// Phrases that are mostly meant the other way round.
    var sarcasm = ScratchList<RuleCause>()
    /// What a table of weights needs.
    var weights = WeightIndex.Scratch()
    let recordsRules: Bool

    /// No memory yet.
    public init() { recordsRules = false }

    init(recordsRules: Bool) { self.recordsRules = recordsRules }

    /// Forgets the last text and keeps the memory.
    mutating func reset() {
      contributions.removeAll()
      context = RuleContext()
      shifts.removeAll()
      applied.removeAll()
      clauses.removeAll()
      clauses.append(RuleClause(start: 0, sentence: 0))
      contrastStart = nil
      quotedLines.removeAll()
      quotations.removeAll()
      hasFaces = false
      sarcasm.removeAll()
    }

    var findings: RuleFindings {
      RuleFindings(
        shifts: shifts.elements, contributions: contributions.elements, contrastStart: contrastStart)
    }

    /// What acted on each contribution, in the order of its doing.
    ///
    /// - Complexity: O(*n*) in the contributions and all that acted on them, but for finding these, which is logarithmic.
    func appliedByContribution() -> [[AppliedRule]] {
      var rules = [[AppliedRule]](repeating: [], count: contributions.count)
      for applied in applied.elements {
        let (first, end) =
          switch applied.target {
          case .tokens(let tokens):
            (
              firstContribution { $0.tokens.lowerBound >= tokens.lowerBound },
              firstContribution { $0.tokens.lowerBound >= tokens.upperBound }
            )
          case .clauses(let clauses):
            (
              firstContribution { $0.clause >= clauses.lowerBound },
              firstContribution { $0.clause >= clauses.upperBound }
            )
          }
        for index in first..<end { rules[index].append(applied) }
      }
      return rules
    }

    /// The first contribution of which something is true that is true of all behind it.
    private func firstContribution(_ isReached: (Contribution) -> Bool) -> Int {
      var (low, high) = (0, contributions.count)
      while low < high {
        let middle = (low + high) / 2
        if isReached(contributions[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }

    /// How a token of the last text is to be taken.
    @inline(__always)
    func shift(at token: Int) -> TokenShift { shifts.isEmpty ? .none : shifts[token] }
  }
}

/// What the rules found in a text; valid until the next one.
struct RuleFindings {
  /// How each token is to be taken; empty where no rule acts on any.
  var shifts: UnsafeBufferPointer<TokenShift>
  /// The terms that the lexicon rates, in reading order.
  var contributions: UnsafeBufferPointer<PolarityScorer.Contribution>
  /// The first contribution behind the last contrast; `nil` without one.
  var contrastStart: Int?
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
}

/// A clause with what the rules make of it as a whole.
struct RuleClause {
  /// Whose opinion a clause tells, and of what.
  enum Standpoint: UInt8 {
    /// The writer's own of today.
    case own
    /// That of former times: *used to*.
    case past
    /// One that goes around: *some people think*.
    case hearsay
    /// That of others: *my friends love it*.
    case other
    /// None: *I thought it would be*.
    case supposed
    /// One that holds if another does: *if*.
    case conditional

    /// Whether the writer's own opinion of today counts more.
    var isOutweighed: Bool { self == .past || self == .hearsay || self == .other }
  }

  /// Its first token.
  var start: Int
  /// The first clause of its sentence.
  var sentence: Int
  /// What its sentiment is multiplied by.
  var factor = TokenShift.one
  /// What the sentiment of the clauses before it in its sentence is multiplied by, and why.
  var factorBefore = TokenShift.one
  var opposition: RuleCause?
  /// What the sentiment of its sentence is multiplied by for the mark at the end; kept by the last clause.
  var sentenceFactor = TokenShift.one
  var standpoint = Standpoint.own
  /// What its sentiment is multiplied by for its standpoint where no other clause outweighs it, and why.
  var standpointFactor = TokenShift.one
  var standpointCause: RuleCause?
  /// Whether what rejects it makes praise of blame.
  var rejectsTrouble = false
  /// What rejects all that it says, and what it makes of positive sentiment.
  var rejection: RuleCause?
  var rejectionFactor: Int32 = 0
  /// Whether a term of the lexicon stands in it.
  var hasSentiment = false
  /// Whether the writer speaks of himself.
  var isFirstPerson = false
}

/// A rule and the tokens that made it act.
struct RuleCause {
  var rule: UInt16
  var tokens: Range<Int>
}
