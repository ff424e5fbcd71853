internal import RapportModel
internal import RapportText

/// Scores passages and parts of a text.
struct AspectScoring: ~Copyable {
  /// What a part says.
  struct Finding {
    var label = SentimentLabel.neutral
    var polarity = 0.0
    var probabilities: LabelProbabilities?

    init() {}

    init(_ score: SentimentScore) {
      (label, polarity, probabilities) = (score.label, score.polarity, score.probabilities)
    }
  }

  /// How clearly a part that is more likely neutral leans to a side that is taken to be meant.
  private static let leaning = 0.2
  /// What denial makes of sentiment, in ten-thousandths.
  private static let turnedPositive: Int32 = -8_000
  private static let turnedNegative: Int32 = -1_000

  /// Of each part that was scored last.
  private(set) var findings: [Finding] = []
  /// The first contribution of each of them.
  private var starts: [Int] = []
  /// What *but* does to each clause, in ten-thousandths.
  private var weakened: [Int32] = []
  /// What the rules found in the part at hand.
  private var memory = PolarityScorer.Scratch()

  /// Scores a passage as it stands in the text.
  ///
  /// - Parameter scratch: Holds what the rules found in the text.
  mutating func score(
    _ passage: AspectPassages.Passage, of text: AspectText, _ scorer: PolarityScorer,
    _ scratch: borrowing PolarityScorer.Scratch
  ) -> Finding {
    let tokens = text.tokens(of: passage.clauses)
    var rules = scratch.findings(tokens, passage.contributions)
    if let start = scratch.contrastStart, passage.contributions.lowerBound <= start,
      start <= passage.contributions.upperBound
    {
      rules.contrastStart = start - passage.contributions.lowerBound
    }
    if let model = scorer.model, scratch.weights.isCurrent, text.holds(passage.contributions, within: tokens)
    {
      return Finding(scorer.score(model, part: tokens, rules, of: scratch.weights, &memory.weights))
    }
    memory.reset()
    for token in tokens { memory.shifts.append(scratch.shift(at: token)) }
    for index in passage.contributions { take(text.contributions[index], from: tokens.lowerBound) }
    memory.contrastStart = rules.contrastStart
    return finding(tokens, of: text, scorer)
  }

  /// Scores the parts of a passage that say something of what is named.
  ///
  /// - Parameter scratch: Holds what the rules found in the text.
  mutating func score(
    _ parts: [AspectParts.Part], from firstContribution: Int, of text: AspectText, _ scorer: PolarityScorer,
    _ scratch: borrowing PolarityScorer.Scratch
  ) {
    findings.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    findContrast(text.clauses)
    var next = firstContribution
    for (index, part) in parts.enumerated() {
      next = text.contributions(from: next, before: part.tokens.lowerBound).upperBound
      starts.append(next)
      guard Self.isAskedFor(index, parts) else {
        findings.append(Finding())
        continue
      }
      let isTurned = part.isTurned && index > 0
      let source = isTurned ? index - 1 : index
      findings.append(score(parts[source], isTurned: isTurned, from: starts[source], text, scorer, scratch))
    }
    for index in findings.indices.dropFirst() where parts[index].opposes && !parts[index].isTurned {
      settle(index, against: index - 1)
      settle(index - 1, against: index)
    }
  }

  /// Whether a part names something, or is opposed to one that does.
  private static func isAskedFor(_ index: Int, _ parts: [AspectParts.Part]) -> Bool {
    if !parts[index].mentions.isEmpty { return true }
    if index > 0, parts[index].opposes, !parts[index - 1].mentions.isEmpty { return true }
    return index + 1 < parts.count && parts[index + 1].opposes && !parts[index + 1].mentions.isEmpty
  }

  private mutating func findContrast(_ clauses: UnsafeBufferPointer<RuleClause>) {
    weakened.removeAll(keepingCapacity: true)
    for _ in clauses { weakened.append(TokenShift.one) }
    for index in clauses.indices.dropLast().reversed()
    where clauses[index + 1].sentence == clauses[index].sentence {
      weakened[index] = TokenShift.product(weakened[index + 1], clauses[index + 1].factorBefore)
    }
  }

  private mutating func score(
    _ part: AspectParts.Part, isTurned: Bool, from firstContribution: Int, _ text: AspectText,
    _ scorer: PolarityScorer, _ scratch: borrowing PolarityScorer.Scratch
  ) -> Finding {
    memory.reset()
    // A part of several clauses never goes beyond a "but".
    let weakening = weakened[part.clause]
    let isWeakened = weakening > 0 && weakening != TokenShift.one
    // Where nothing acts on any token, the list stays empty.
    let isAsItStands = scratch.shifts.isEmpty && !isWeakened && !isTurned
    for token in isAsItStands ? 0..<0 : part.tokens {
      var shift = scratch.shift(at: token)
      if isWeakened {
        shift.factor = Int32(Int64(shift.factor) * Int64(TokenShift.one) / Int64(weakening))
      }
      if isTurned { turn(&shift) }
      memory.shifts.append(shift)
    }
    var next = firstContribution
    while next < text.contributions.count,
      text.contributions[next].tokens.upperBound <= part.tokens.upperBound
    {
      var contribution = text.contributions[next]
      let start = contribution.tokens.lowerBound - part.tokens.lowerBound
      contribution.value = memory.shift(at: start).shifted(contribution.valence)
      take(contribution, from: part.tokens.lowerBound)
      next += 1
    }
    if let model = scorer.model, scratch.weights.isCurrent, !isTurned,
      text.holds(firstContribution..<next, within: part.tokens)
    {
      return Finding(
        scorer.score(model, part: part.tokens, memory.findings, of: scratch.weights, &memory.weights))
    }
    return finding(part.tokens, of: text, scorer)
  }

  /// Adds a contribution to those of the part at hand.
  private mutating func take(_ contribution: PolarityScorer.Contribution, from start: Int) {
    var contribution = contribution
    let place = contribution.tokens.lowerBound - start
    contribution.tokens = place..<place + contribution.tokens.count
    memory.contributions.append(contribution)
  }

  /// Scores the part at hand like a text of its own.
  private mutating func finding(
    _ tokens: Range<Int>, of text: AspectText, _ scorer: PolarityScorer
  ) -> Finding {
    let score =
      if let model = scorer.model {
        scorer.score(model, UnsafeBufferPointer(rebasing: text.tokens[tokens]), coverage: 1, &memory)
      } else { scorer.score(memory.contributions.elements, coverage: 1) }
    return Finding(score)
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
  /// What the rules found in some tokens of the last text, where these contributions stand.
  fileprivate func findings(_ tokens: Range<Int>, _ contributions: Range<Int>) -> RuleFindings {
    RuleFindings(
      shifts: shifts.isEmpty ? shifts.elements : UnsafeBufferPointer(rebasing: shifts.elements[tokens]),
      contributions: UnsafeBufferPointer(rebasing: self.contributions.elements[contributions]),
      contrastStart: nil)
  }
}
