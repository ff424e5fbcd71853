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

  /// The entries, features among them, in the order of their table.
  let entries: [WeightEntry]
  let index: WeightIndex
  /// The weights of each entry.
  private let weights: FixedTable<Sums>
  /// The weights of each text feature, by its number.
  private let featureWeights: FixedTable<Sums>

  init(_ dictionary: WeightDictionary, _ tables: RuleTables, _ vocabulary: Vocabulary) {
    entries = dictionary.entries
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

  /// The sums of a text.
  struct TextSums {
    var entries: Sums
    var features: Sums
  }

  /// The sums of the entries of a text and those of its features.
  ///
  /// - Parameter rules: Holds what the rules found in the text.
  @inline(__always)
  func sums(
    of tokens: UnsafeBufferPointer<Token>, _ rules: RuleFindings,
    _ scratch: inout WeightIndex.Scratch
  ) -> TextSums {
    var sums = Sums()
    let wordCount = index.forEachEntry(in: tokens, rules, &scratch) { entry, _, factor in
      sums.add(weights[entry], times: factor)
    }
    return textSums(sums, wordCount: wordCount, rules)
  }

  /// The sums of a part of a text whose entries were found before.
  ///
  /// - Parameters:
  ///   - rules: Holds what the rules found in the part.
  ///   - text: What was found in the whole text.
  @inline(__always)
  func sums(
    of part: Range<Int>, _ rules: RuleFindings, of text: borrowing WeightIndex.Scratch,
    _ scratch: inout WeightIndex.Scratch
  ) -> TextSums {
    var sums = Sums()
    let wordCount = index.forEachEntry(within: part, of: text, rules.shifts, &scratch) { entry, factor in
      sums.add(weights[entry], times: factor)
    }
    return textSums(sums, wordCount: wordCount, rules)
  }

  @inline(never)
  private func textSums(_ sums: Sums, wordCount: Int, _ rules: RuleFindings) -> TextSums {
    let factor = Self.factor(wordCount: wordCount)
    let entrySums = Sums(side: sums.side * factor, any: sums.any * factor)
    var featureSums = Sums()
    TextFeature.forEach(
      of: rules.contributions, contrastStart: rules.contrastStart, wordCount: wordCount
    ) { feature, value in
      featureSums.add(featureWeights[feature.rawValue], times: value)
    }
    return TextSums(entries: entrySums, features: featureSums)
  }
}
