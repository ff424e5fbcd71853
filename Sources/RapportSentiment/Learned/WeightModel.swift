internal import RapportText

/// Entries with their weights, ready to score the tokens of one vocabulary.
struct WeightModel: Sendable {
  /// The two sums of a text, on the scale of ``WeightEntry``.
  struct Sums: Equatable {
    var side = 0.0
    var any = 0.0

    @inline(__always)
    /// Adds what an entry or feature says; a factor below 0 turns the side.
    mutating func add(_ weight: Sums, times factor: Double) {
      side += weight.side * factor
      any += weight.any * factor.magnitude
    }
  }

  let dictionary: WeightDictionary
  let index: WeightIndex
  /// The weights of each entry.
  private let weights: [Sums]
  /// The weights of each text feature, by its number.
  private let featureWeights: [Sums]

  init(_ dictionary: WeightDictionary, _ tables: RuleTables, _ vocabulary: Vocabulary) {
    self.dictionary = dictionary
    index = WeightIndex(dictionary, tables, vocabulary)
    weights = dictionary.entries.map { Sums(side: $0.side, any: $0.any) }
    var features: [String: Sums] = [:]
    for entry in dictionary.entries where entry.form == .feature {
      features[entry.term] = Sums(side: entry.side, any: entry.any)
    }
    featureWeights = TextFeature.allCases.map { features[$0.name] ?? Sums() }
  }

  /// What the sum over a text's entries is multiplied by, so that it does not run away with length.
  static func factor(wordCount: Int) -> Double { 1 / Double(wordCount + 2).squareRoot() }

  /// The sums of the entries of a text and those of its features.
  ///
  /// - Parameter scratch: Holds what the rules found in the text.
  @inline(__always)
  func sums(
    of tokens: TokenBatch, _ scratch: inout PolarityScorer.Scratch
  ) -> (entries: Sums, features: Sums) {
    var entrySums = Sums()
    var featureSums = Sums()
    let wordCount = index.wordCount(of: tokens)
    scratch.entryCounts.begin(entryCount: weights.count)
    index.forEachEntry(in: tokens, scratch.shifts, scratch.contributions) { entry, _, shift in
      entrySums.add(weights[entry], times: scratch.entryCounts.share(of: entry) * shift)
    }
    let factor = Self.factor(wordCount: wordCount)
    entrySums = Sums(side: entrySums.side * factor, any: entrySums.any * factor)
    TextFeature.forEach(
      of: scratch.contributions, contrastStart: scratch.contrastStart, wordCount: wordCount
    ) { feature, value in
      featureSums.add(featureWeights[feature.rawValue], times: value)
    }
    return (entrySums, featureSums)
  }
}
