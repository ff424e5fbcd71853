internal import RapportModel
public import RapportText

extension PolarityScorer {
  /// What one unit of a table's `side` is worth on the scale of valences, for the strengths.
  static let valencePerSide = 2.0

  /// The probabilities of the labels, from the sums of a text.
  static func probabilities(_ sums: WeightModel.Sums) -> LabelProbabilities {
    // Subtracting the largest exponent keeps the exponentials within 0...1.
    let exponents = (positive: sums.any + sums.side, negative: sums.any - sums.side)
    let largest = max(exponents.positive, exponents.negative, 0)
    let positive = PortableMath.exp(exponents.positive - largest)
    let negative = PortableMath.exp(exponents.negative - largest)
    let neutral = PortableMath.exp(-largest)
    let total = positive + negative + neutral
    return LabelProbabilities(
      positive: positive / total, neutral: neutral / total, negative: negative / total)
  }

  /// The score of a text by a table of weights.
  ///
  /// - Parameter scratch: Holds what the rules found in the text.
  func score(
    _ model: WeightModel, _ tokens: UnsafeBufferPointer<Token>, coverage: Double, _ scratch: inout Scratch
  ) -> SentimentScore {
    score(model.sums(of: tokens, scratch.findings, &scratch.weights), scratch.findings, coverage: coverage)
  }

  /// The score of a part of a text that was scored by a table of weights.
  ///
  /// - Parameters:
  ///   - rules: Holds what the rules found in the part.
  ///   - text: What was found in the whole text.
  func score(
    _ model: WeightModel, part: Range<Int>, _ rules: RuleFindings, of text: borrowing WeightIndex.Scratch,
    _ scratch: inout WeightIndex.Scratch
  ) -> SentimentScore {
    score(model.sums(of: part, rules, of: text, &scratch), rules, coverage: 1)
  }

  /// The score of a text with these sums.
  private func score(_ found: WeightModel.TextSums, _ rules: RuleFindings, coverage: Double)
    -> SentimentScore
  {
    let (entries, features) = (found.entries, found.features)
    let sums = WeightModel.Sums(side: entries.side + features.side, any: entries.any + features.any)
    let probabilities = Self.probabilities(sums)
    let polarity = probabilities.positive - probabilities.negative
    let lexicon = Totals(of: rules.contributions)
    let positive = lexicon.positive + max(entries.side, 0) * Self.valencePerSide
    let negative = lexicon.negative + max(-entries.side, 0) * Self.valencePerSide
    let label: SentimentLabel
    let confidence: Double
    if classes == .two {
      label = sums.side >= 0 ? .positive : .negative
      confidence = 1 / (1 + PortableMath.exp(-2 * sums.side.magnitude))
    } else if classes == .all, lexicon.isMixed {
      label = .mixed
      confidence = 1 - max(probabilities.neutral, polarity.magnitude)
    } else {
      label = probabilities.likeliest
      confidence = probabilities[label]
    }
    return SentimentScore(
      label: label, polarity: polarity, positive: Totals.strength(of: positive),
      negative: Totals.strength(of: negative),
      confidence: confidence, coverage: coverage, probabilities: probabilities)
  }

  /// What the entries of the table of weights add to the sums of a text, features first, then in reading order.
  ///
  /// The sums of ``WeightEvidence/side`` and ``WeightEvidence/any`` make the probabilities. Empty without a table.
  public func weightEvidence(for tokens: TokenBatch, in text: String) -> [WeightEvidence] {
    guard let model else { return [] }
    var scratch = Scratch()
    var text = text
    text.withUTF8 { findContributions(tokens, matches(in: tokens), UnsafeRawBufferPointer($0), &scratch) }
    return tokens.withUnsafeBufferPointer { model.evidence(for: $0, &scratch) }
  }
}

extension WeightModel {
  /// Each entry that adds to the sums of a text.
  fileprivate func evidence(
    for tokens: UnsafeBufferPointer<Token>, _ scratch: inout PolarityScorer.Scratch
  ) -> [WeightEvidence] {
    var evidence: [WeightEvidence] = []
    let wordCount = index.forEachEntry(in: tokens, scratch.findings, &scratch.weights) {
      entry, span, factor in
      evidence.append(
        WeightEvidence(
          range: TextRange(
            start: tokens[span.lowerBound].range.start, end: tokens[span.upperBound].range.end),
          entry: entries[entry], factor: factor))
    }
    let factor = Self.factor(wordCount: wordCount)
    for index in evidence.indices { evidence[index].factor *= factor }
    let features = Dictionary(
      entries.filter { $0.form == .feature }.map { ($0.term, $0) }, uniquingKeysWith: { $1 })
    TextFeature.forEach(
      of: scratch.contributions.elements, contrastStart: scratch.contrastStart, wordCount: wordCount
    ) { feature, value in
      guard value != 0, let entry = features[feature.name] else { return }
      evidence.append(WeightEvidence(range: nil, entry: entry, factor: value))
    }
    // By the last word, and of those with the same last word the shortest first.
    return evidence.sorted { first, second in
      guard let left = first.range, let right = second.range else {
        return first.range == nil && second.range != nil
      }
      return (left.end, right.start) < (right.end, left.start)
    }
  }
}
