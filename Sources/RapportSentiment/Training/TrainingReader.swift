internal import RapportModel
internal import RapportText

/// Reads labelled texts the way the scorer reads texts.
///
/// The words that are to get weights are part of its vocabulary from the start, so that a token means in training
/// what it will mean in scoring.
struct TrainingReader {
  /// What the lexicon and its shifters make of a text.
  private let scorer: PolarityScorer
  private let tokenizer: Tokenizer
  private let vocabulary: Vocabulary
  private var builder: VocabularyBuilder
  /// The words by their numbers, and the places that entries may have.
  private let words: WeightDictionary
  private let places: WeightIndex

  /// A reader that knows some words beside those of the lexicon and of the entries.
  init(
    lexicon: Lexicon, library: LexiconLibrary, words: [String], entries: [WeightEntry]
  ) throws(LexiconError) {
    do { builder = try VocabularyBuilder(library: library.data) } catch { throw .unreadable(path: "und") }
    let dictionary = try PolarityDictionary(inserting: lexicon, from: library, into: &builder)
    self.words = WeightDictionary(entries: entries, words: words, insertingInto: &builder)
    vocabulary = builder.build()
    scorer = PolarityScorer(dictionary: dictionary, vocabulary: vocabulary)
    places = WeightIndex(self.words, scorer.tables, vocabulary)
    do { tokenizer = try Tokenizer(library: library.data, vocabulary: vocabulary) } catch {
      throw .unreadable(path: "und")
    }
  }

  /// What the texts hold that an entry may stand for, if they hold it often enough; without weights.
  func entries(in sources: [LabelledTexts], minimumTexts: Int) -> [WeightEntry] {
    var census = EntryCensus()
    forEachText(of: sources) { _, _, text, tokens, scratch in
      let isMixedCase = CapitalCount.isMixedCase(text)
      func hasCapital(_ token: Int) -> Bool {
        CapitalCount.isCapitalized(UnsafeRawBufferPointer(rebasing: text[tokens[token].range.offsets]))
      }
      places.forEachPlace(in: tokens, scratch.findings, &scratch.weights) { place, span in
        let isTold = isMixedCase && span.count > 1
        census.count(
          place, isCapitalized: isTold ? hasCapital(span.lowerBound) && hasCapital(span.upperBound) : nil)
      }
      census.endText()
    }
    return census.entries(minimumTexts: minimumTexts, words: words.words)
  }

  /// The texts as rows of a matrix: first the columns of the entries, then those of the text features, then one for
  /// each source.
  mutating func matrix(of sources: [LabelledTexts], entries: [WeightEntry], scales: [Double]) -> FeatureMatrix
  {
    let index = WeightIndex(
      WeightDictionary(entries: entries, insertingInto: &builder), scorer.tables, vocabulary)
    var matrix = FeatureMatrix()
    forEachText(of: sources) { source, item, _, tokens, scratch in
      var found: [(entry: Int, factor: Double)] = []
      let wordCount = index.forEachEntry(in: tokens, scratch.findings, &scratch.weights) { entry, _, factor in
        found.append((entry, factor))
      }
      let factor = WeightModel.factor(wordCount: wordCount)
      for (entry, ownFactor) in found { matrix.append(entry, ownFactor * factor * scales[entry]) }
      TextFeature.forEach(
        of: scratch.contributions.elements, contrastStart: scratch.contrastStart, wordCount: wordCount
      ) { feature, value in
        if feature != .always { matrix.append(entries.count + feature.rawValue, value) }
      }
      matrix.append(entries.count + TextFeature.allCases.count + source, 1)
      let label: FeatureMatrix.Row.Label =
        switch item.label {
        case .positive: .positive
        case .negative: .negative
        case .neutral, .mixed: .neutral
        }
      matrix.endRow(
        .init(label: label, hasTwoClasses: sources[source].hasTwoClasses, weight: 1, source: source))
    }
    matrix.balanceClasses()
    return matrix
  }

  private func forEachText(
    of sources: [LabelledTexts],
    _ body: (
      Int, LabelledTexts.Item, UnsafeRawBufferPointer, UnsafeBufferPointer<Token>,
      inout PolarityScorer.Scratch
    ) ->
      Void
  ) {
    var tokens = TokenBatch()
    var splitter = HashtagSplitter()
    var matches: [PatternMatch] = []
    var scratch = PolarityScorer.Scratch()
    for (number, source) in sources.enumerated() {
      for item in source.items {
        var text = item.text
        text.withUTF8 {
          let text = UnsafeRawBufferPointer($0)
          tokenizer.tokenize(text, into: &tokens)
          if scorer.splitsHashtags { splitter.split(&tokens, in: text, vocabulary) }
          vocabulary.findMatches(in: tokens, into: &matches)
          scorer.findContributions(tokens, matches, text, &scratch)
          tokens.withUnsafeBufferPointer { body(number, item, text, $0, &scratch) }
        }
      }
    }
  }
}
