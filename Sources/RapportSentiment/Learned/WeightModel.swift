internal import RapportText

/// Entries with their weights, ready to score the tokens of one vocabulary.
final class WeightModel: Sendable {
  /// The two sums of a text, on the scale of ``WeightEntry``.
  struct Sums: Equatable {
    var side = 0.0
    var any = 0.0

    /// Adds what an entry or feature says; a factor below 0 turns the side.
    @inline(__always)
    mutating func add(_ weight: Sums, times factor: Double) {
      side += weight.side * factor
      any += weight.any * factor.magnitude
    }
  }

  let dictionary: WeightDictionary
  let index: WeightIndex
  /// The weights of each entry.
  private let weights: FixedTable<Sums>
  /// The weights of each text feature, by its number.
  private let featureWeights: FixedTable<Sums>

  init(_ dictionary: WeightDictionary, _ tables: RuleTables, _ vocabulary: Vocabulary) {
    self.dictionary = dictionary
    index = WeightIndex(dictionary, tables, vocabulary)
    weights = FixedTable(dictionary.entries.map { Sums(side: $0.side, any: $0.any) })
    var features: [String: Sums] = [:]
    for entry in dictionary.entries where entry.form == .feature {
      features[entry.term] = Sums(side: entry.side, any: entry.any)
    }
    featureWeights = FixedTable(TextFeature.allCases.map { features[$0.name] ?? Sums() })
  }

  /// What the sum over a text's entries is multiplied by, so that it does not run away with length.
  static func factor(wordCount: Int) -> Double { 1 / Double(wordCount + 2).squareRoot() }

  /// The sums of the entries of a text and those of its features.
  ///
  /// - Parameter rules: Holds what the rules found in the text.
  @inline(__always)
  func sums(
    of tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings,
    _ scratch: inout WeightIndex.Scratch
  ) -> (entries: Sums, features: Sums) {
    var entrySums = Sums()
    var featureSums = Sums()
    let wordCount = index.forEachEntry(in: tokens, rules, &scratch) { entry, _, factor in
      entrySums.add(weights[entry], times: factor)
    }
    let factor = Self.factor(wordCount: wordCount)
    entrySums = Sums(side: entrySums.side * factor, any: entrySums.any * factor)
    TextFeature.forEach(
      of: rules.contributions, contrastStart: rules.contrastStart, wordCount: wordCount
    ) { feature, value in
      featureSums.add(featureWeights[feature.rawValue], times: value)
    }
    return (entrySums, featureSums)
  }
}
