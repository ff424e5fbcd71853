internal import RapportModel
internal import RapportText

extension PolarityScorer {
  /// How many words behind a negator, in its clause, are still in its reach.
  static let negatorReach = 6
  /// How many words behind an intensifier, in its clause, are still in its reach.
  static let intensifierReach = 3
  /// How much of an intensifier is left with each further word.
  static let intensifierDecay = 0.9
  /// What a negative valence is multiplied by after a negation: *not bad* is hardly *good*.
  static let negatedNegativeFactor = -0.1
  /// What capitals add to a valence.
  static let capitalsShare = 0.25
  /// What repeated letters add to a valence.
  static let elongationShare = 0.1

  /// A term's share in the sums of a text.
  struct Contribution {
    var tokens: Range<Int>
    var pattern: PatternID
    var valence: Double
    var value: Double
    var clause: Int
  }

  /// Memory that a thread uses again and again.
  public struct Scratch: ~Copyable {
    var contributions: [Contribution] = []
    /// What acted on which contribution, if that is wanted.
    var applied: [(contribution: Int, rule: UInt16, tokens: Range<Int>, factor: Double)] = []
    /// The longest phrase that starts at each token.
    fileprivate var phrases: [(end: Int, meaning: TermMeaning)?] = []
    fileprivate let recordsShifters: Bool

    /// No memory yet.
    public init() { recordsShifters = false }

    init(recordsShifters: Bool) { self.recordsShifters = recordsShifters }

    fileprivate mutating func multiply(
      _ contribution: Int, by factor: Double, rule: UInt16, _ tokens: Range<Int>
    ) {
      contributions[contribution].value *= factor
      if recordsShifters { applied.append((contribution, rule, tokens, factor)) }
    }
  }

  /// A shifter that is in reach, with its place counted in words and phrases.
  private struct ActiveShifter {
    var meaning: TermMeaning
    var position: Int
    var tokens: Range<Int>
  }

  /// What is in reach at a place in the text.
  private struct Context {
    var position = 0
    var clause = 0
    /// The first contribution of the sentence.
    var sentenceStart = 0
    var negator: ActiveShifter?
    var concession: ActiveShifter?
    var intensifiers: [ActiveShifter] = []

    mutating func startClause() {
      clause += 1
      negator = nil
      concession = nil
      intensifiers.removeAll(keepingCapacity: true)
    }
  }

  /// Finds what each term adds to the sums of a text.
  func findContributions(
    _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer, _ scratch: inout Scratch
  ) {
    scratch.contributions.removeAll(keepingCapacity: true)
    scratch.applied.removeAll(keepingCapacity: true)
    findPhrases(in: tokens, &scratch)
    var context = Context()
    var index = 0
    while index < tokens.count {
      var end = index + 1
      var meaning = TermMeaning.none
      if let phrase = scratch.phrases[index] {
        (end, meaning) = phrase
      } else {
        let term = Int(tokens.terms[index].rawValue)
        if term < meanings.count { meaning = meanings[term] }
      }
      context.position += 1
      if meaning.role != .none {
        apply(meaning, at: index..<end, tokens, text, &context, &scratch)
      }
      index = end
    }
  }

  private func findPhrases(in tokens: TokenBatch, _ scratch: inout Scratch) {
    scratch.phrases.removeAll(keepingCapacity: true)
    scratch.phrases.append(contentsOf: repeatElement(nil, count: tokens.count))
    // Matches of one start come in order of their length, so that the longest stays.
    vocabulary.forEachMatch(in: tokens) { match in
      let pattern = Int(match.pattern.rawValue)
      guard pattern < phraseMeanings.count, phraseMeanings[pattern].role != .none else { return }
      scratch.phrases[match.tokens.lowerBound] = (match.tokens.upperBound, phraseMeanings[pattern])
    }
  }

  private func apply(
    _ meaning: TermMeaning, at unit: Range<Int>, _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer,
    _ context: inout Context, _ scratch: inout Scratch
  ) {
    let active = ActiveShifter(meaning: meaning, position: context.position, tokens: unit)
    switch meaning.role {
    case .none, .exempt: break
    case .valence:
      if meaning.value != 0 { contribute(meaning, at: unit, tokens, text, context, &scratch) }
    case .negator: context.negator = active
    case .intensifier: context.intensifiers.append(active)
    case .boundary: context.startClause()
    case .concession:
      context.startClause()
      context.concession = active
    case .contrast:
      context.startClause()
      for index in context.sentenceStart..<scratch.contributions.count {
        scratch.multiply(index, by: meaning.value, rule: meaning.rule, unit)
      }
    case .sentence, .exclamation, .question:
      if meaning.role != .sentence {
        let length = tokens.ranges[unit.lowerBound].count
        let marks = meaning.role == .exclamation ? Double(min(length, 3)) : 1
        for index in context.sentenceStart..<scratch.contributions.count {
          scratch.multiply(index, by: 1 + meaning.value * marks, rule: meaning.rule, unit)
        }
      }
      context.startClause()
      context.sentenceStart = scratch.contributions.count
    }
  }

  private func contribute(
    _ meaning: TermMeaning, at unit: Range<Int>, _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer,
    _ context: Context, _ scratch: inout Scratch
  ) {
    let index = scratch.contributions.count
    scratch.contributions.append(
      Contribution(
        tokens: unit, pattern: meaning.pattern, valence: meaning.value, value: meaning.value,
        clause: context.clause))
    let kind = tokens.kinds[unit.lowerBound]
    if let concession = context.concession {
      scratch.multiply(index, by: concession.meaning.value, rule: concession.meaning.rule, concession.tokens)
    }
    // Nobody negates a face: "not good :(" says the same twice.
    guard kind != .emoji, kind != .emoticon else { return }
    emphasize(index, unit, tokens, text, &scratch)
    for shifter in context.intensifiers {
      let distance = context.position - shifter.position
      guard distance <= Self.intensifierReach else { continue }
      var share = shifter.meaning.value
      for _ in 1..<max(distance, 1) { share *= Self.intensifierDecay }
      scratch.multiply(index, by: 1 + share, rule: shifter.meaning.rule, shifter.tokens)
    }
    if let negator = context.negator, context.position - negator.position <= Self.negatorReach {
      let factor = meaning.value > 0 ? negator.meaning.value : Self.negatedNegativeFactor
      scratch.multiply(index, by: factor, rule: negator.meaning.rule, negator.tokens)
    }
  }

  // MARK: The way words are written

  private func emphasize(
    _ index: Int, _ unit: Range<Int>, _ tokens: TokenBatch, _ text: UnsafeRawBufferPointer,
    _ scratch: inout Scratch
  ) {
    if let capitalsRule, unit.allSatisfy({ isCapitals(tokens.ranges[$0], text) }),
      hasOtherThanCapitals(tokens, text)
    {
      scratch.multiply(index, by: 1 + Self.capitalsShare, rule: capitalsRule, unit)
    }
    if let elongationRule, unit.contains(where: { hasRun(tokens.ranges[$0], text) }) {
      scratch.multiply(index, by: 1 + Self.elongationShare, rule: elongationRule, unit)
    }
  }

  /// Whether two or more letters of ASCII are capitals and none is small.
  private func isCapitals(_ range: TextRange, _ text: UnsafeRawBufferPointer) -> Bool {
    var capitals = 0
    for byte in text[range.offsets] {
      if byte &- 0x61 < 26 { return false }
      if byte &- 0x41 < 26 { capitals += 1 }
    }
    return capitals >= 2
  }

  /// Whether at least two in five words of two letters or more are not in capitals.
  private func hasOtherThanCapitals(_ tokens: TokenBatch, _ text: UnsafeRawBufferPointer) -> Bool {
    var capitals = 0
    var total = 0
    // The start of a text tells how it is written, and its length must not count for each word in capitals.
    for index in 0..<Swift.min(tokens.count, 64) where tokens.kinds[index] == .word {
      guard tokens.ranges[index].count > 1 else { continue }
      total += 1
      if isCapitals(tokens.ranges[index], text) { capitals += 1 }
    }
    return capitals * 5 <= total * 3
  }

  /// Whether a letter stands three times in a row.
  private func hasRun(_ range: TextRange, _ text: UnsafeRawBufferPointer) -> Bool {
    guard range.count >= 3 else { return false }
    let bytes = text[range.offsets]
    for index in bytes.indices.dropFirst(2)
    where bytes[index] == bytes[index - 1] && bytes[index] == bytes[index - 2] && bytes[index] | 0x20 >= 0x61
    {
      return true
    }
    return false
  }
}
