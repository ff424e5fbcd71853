public import RapportModel
public import RapportText

extension PolarityScorer {
  /// What a text says of each thing that it names, as the clause says in which it stands.
  ///
  ///     // "The room was lovely but the service was slow."
  ///     scorer.aspects(of: [room, service], in: tokens, text).map(\.label)   // [.positive, .negative]
  ///
  /// A part of the text is scored like a text of its own, with all that rules of the whole text do to it: *I don't think the
  /// room was good* says so of the room. Only *but* does not weaken what stands before it, since the two parts are about
  /// different things. Where one of two parts opposed by *but* has a side and the other, by the words alone, is more likely
  /// neutral, the other one's side is taken to be meant: *lovely but cold*.
  ///
  /// What it cannot know: which thing *it* stands for, and that a battery that lasts an hour is a bad one.
  ///
  /// - Parameters:
  ///   - mentions: Where the text names things; in any order.
  ///   - tokens: The tokens of the text, looked up in the scorer's vocabulary.
  ///   - matches: All that ``Vocabulary/findMatches(in:into:)`` finds in them.
  ///   - text: The text itself.
  /// - Returns: A finding for each mention, in the order of their places.
  /// - Complexity: O(*n*) in the tokens and O(*m* log *m*) in the mentions.
  public func aspects(
    of mentions: [AspectMention], in tokens: TokenBatch, _ matches: [PatternMatch],
    _ text: UnsafeRawBufferPointer, _ scratch: inout Scratch
  ) -> [AspectSentiment] {
    guard !mentions.isEmpty else { return [] }
    findContributions(tokens, matches, text, &scratch)
    let ordered = mentions.sorted {
      ($0.tokens.lowerBound, $0.aspect, $0.tokens.upperBound)
        < ($1.tokens.lowerBound, $1.aspect, $1.tokens.upperBound)
    }
    let parts = AspectParts(ordered, in: tokens, tables, scratch)
    var scoring = PartScoring(scorer: self, tokens: tokens, parts: parts)
    scoring.run(scratch)
    return parts.parts.indices.flatMap { index in
      let part = parts.parts[index]
      return part.mentions.map { mention in
        AspectSentiment(
          aspect: ordered[mention].aspect, range: Self.range(of: ordered[mention].tokens, in: tokens),
          part: Self.range(of: part.tokens, in: tokens), label: scoring.findings[index].label,
          polarity: scoring.findings[index].polarity)
      }
    }
  }

  /// What a text says of each thing that it names.
  public func aspects(
    of mentions: [AspectMention], in tokens: TokenBatch, _ text: String
  ) -> [AspectSentiment] {
    var scratch = Scratch()
    var text = text
    return text.withUTF8 {
      aspects(of: mentions, in: tokens, matches(in: tokens), UnsafeRawBufferPointer($0), &scratch)
    }
  }

  /// The clauses of a text, as the rules see them and ``Evidence/clause`` counts them; one without words is 0..<0.
  public func clauses(of tokens: TokenBatch, in text: String) -> [TextRange] {
    guard !tokens.isEmpty else { return [] }
    var scratch = Scratch()
    var text = text
    text.withUTF8 { findContributions(tokens, matches(in: tokens), UnsafeRawBufferPointer($0), &scratch) }
    return scratch.clauseRanges(in: tokens).map { clause in
      clause.isEmpty ? TextRange(start: 0, end: 0) : Self.range(of: clause, in: tokens)
    }
  }
}

/// Scores the parts of a text, each once.
private struct PartScoring {
  /// What a part says.
  struct Finding {
    var label = SentimentLabel.neutral
    var polarity = 0.0
    var probabilities: LabelProbabilities?
  }

  /// How clearly a part that is more likely neutral leans to a side that is taken to be meant.
  private static let leaning = 0.2
  /// What denial makes of sentiment, in ten-thousandths.
  private static let turnedPositive: Int32 = -8_000
  private static let turnedNegative: Int32 = -1_000

  let scorer: PolarityScorer
  let tokens: TokenBatch
  let parts: AspectParts
  private(set) var findings: [Finding] = []

  init(scorer: PolarityScorer, tokens: TokenBatch, parts: AspectParts) {
    self.scorer = scorer
    self.tokens = tokens
    self.parts = parts
  }

  /// Scores all parts.
  ///
  /// - Parameter scratch: Holds what the rules found in the text.
  mutating func run(_ scratch: borrowing PolarityScorer.Scratch) {
    let weakened = Self.contrastFactors(scratch.clauses.elements)
    var memory = PolarityScorer.Scratch()
    var next = 0
    var starts: [Int] = []
    for (index, part) in parts.parts.enumerated() {
      while next < parts.contributions.count,
        parts.contributions[next].tokens.lowerBound < part.tokens.lowerBound
      {
        next += 1
      }
      starts.append(next)
      let isTurned = part.isTurned && index > 0
      let source = isTurned ? index - 1 : index
      findings.append(
        score(parts.parts[source], isTurned: isTurned, from: starts[source], weakened, scratch, &memory))
    }
    for index in findings.indices.dropFirst() where parts.parts[index].opposes && !parts.parts[index].isTurned
    {
      settle(index, against: index - 1)
      settle(index - 1, against: index)
    }
  }

  /// What *but* does to each clause, in ten-thousandths.
  private static func contrastFactors(_ clauses: UnsafeBufferPointer<RuleClause>) -> [Int32] {
    var factors = [Int32](repeating: TokenShift.one, count: clauses.count)
    for index in clauses.indices.dropLast().reversed()
    where clauses[index + 1].sentence == clauses[index].sentence {
      factors[index] = TokenShift.product(factors[index + 1], clauses[index + 1].factorBefore)
    }
    return factors
  }

  private func score(
    _ part: AspectParts.Part, isTurned: Bool, from firstContribution: Int, _ weakened: [Int32],
    _ scratch: borrowing PolarityScorer.Scratch, _ memory: inout PolarityScorer.Scratch
  ) -> Finding {
    memory.reset()
    var own = TokenBatch()
    for token in part.tokens {
      own.append(tokens[token])
      var shift = scratch.shift(at: token)
      // A part of several clauses never goes beyond a "but".
      let weakening = weakened[part.clause]
      if weakening > 0, weakening != TokenShift.one {
        shift.factor = Int32(Int64(shift.factor) * Int64(TokenShift.one) / Int64(weakening))
      }
      if isTurned { turn(&shift) }
      memory.shifts.append(shift)
    }
    var next = firstContribution
    while next < parts.contributions.count,
      parts.contributions[next].tokens.upperBound <= part.tokens.upperBound
    {
      var contribution = parts.contributions[next]
      let start = contribution.tokens.lowerBound - part.tokens.lowerBound
      contribution.tokens = start..<start + contribution.tokens.count
      contribution.value = memory.shifts[start].shifted(contribution.valence)
      memory.contributions.append(contribution)
      next += 1
    }
    let score =
      if let model = scorer.model {
        own.withUnsafeBufferPointer { scorer.score(model, $0, coverage: 1, &memory) }
      } else { scorer.score(memory.contributions.elements, coverage: 1) }
    return Finding(label: score.label, polarity: score.polarity, probabilities: score.probabilities)
  }

  /// Makes of what is said its contrary, or, where it is denied already, takes that back.
  private func turn(_ shift: inout TokenShift) {
    let isDenied = shift.denial != .none
    shift.denial = isDenied ? .none : .rejected
    shift.positiveFactor = isDenied ? TokenShift.one : Self.turnedPositive
    shift.negativeFactor = isDenied ? TokenShift.one : Self.turnedNegative
  }

  /// Gives a part that is more likely neutral the side to which it leans, if the other part has the other side.
  private mutating func settle(_ index: Int, against other: Int) {
    guard findings[index].label == .neutral, let probabilities = findings[index].probabilities else { return }
    let sides = probabilities.positive + probabilities.negative
    let leaning = sides > 0 ? (probabilities.positive - probabilities.negative) / sides : 0
    switch findings[other].label {
    case .positive where leaning <= -Self.leaning: findings[index].label = .negative
    case .negative where leaning >= Self.leaning: findings[index].label = .positive
    default: return
    }
    findings[index].polarity = leaning
  }
}

extension PolarityScorer.Scratch {
  /// The tokens of each clause of the last text; marks behind a clause are part of it.
  func clauseRanges(in tokens: TokenBatch) -> [Range<Int>] {
    var starts: [Int] = []
    for (index, clause) in clauses.elements.enumerated() {
      let next = index + 1 < clauses.count ? clauses[index + 1].start : tokens.count
      var start = clause.start
      while index > 0, start < next, tokens.kinds[start] == .punctuation { start += 1 }
      starts.append(start)
    }
    starts.append(tokens.count)
    return zip(starts, starts.dropFirst()).map { $0..<$1 }
  }
}
