public import RapportModel

/// Scores texts as VADER does, to compare with work already done.
///
/// The algorithm is that of Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis
/// of Social Media Text" (ICWSM 2014), in the behaviour of the package vaderSentiment 3.3.2, oddities
/// included; only its quadratic time on long texts is not kept. ``PolarityScorer`` is the scorer to prefer.
///
///     let scorer = try VADERScorer()
///     scorer.score("The book was good.").compound    // 0.4404
///
/// A scorer is immutable and serves any number of threads; each thread brings a ``Scratch``.
public struct VADERScorer: Sendable {
  /// How much valence capitals add among words that are not all in capitals.
  static let capitalsIncrement = 0.733
  /// What a valence is multiplied by after a negation.
  static let negationFactor = -0.74
  /// What a valence is multiplied by after *never so* and *never this*.
  static let neverSoFactor = 1.25
  /// How much of a booster is left at a distance of one, two and three words.
  static let boosterDecay = [1, 0.95, 0.9]
  /// What each of up to four exclamation marks adds.
  static let exclamationIncrement = 0.292
  /// What each of two or three question marks adds, and what more of them add together.
  static let questionIncrement = (each: 0.18, many: 0.96)
  /// Approximately the greatest sum to expect, squared.
  static let normalization = 15.0

  let table: VADERTable
  let emoji: EmojiNames

  /// A scorer with VADER's emoji, boosters, negators and idioms, and a lexicon.
  ///
  /// - Parameter lexicon: Valences to use instead of VADER's own; other scales are mapped to VADER's.
  /// - Throws: ``LexiconError`` when a file of the library is missing or wrong.
  public init(
    lexicon: Lexicon? = nil, library: LexiconLibrary = LexiconLibrary()
  ) throws(LexiconError) {
    let own: Lexicon
    if let lexicon { own = lexicon } else { own = try library.lexicon("en/vader") }
    table = VADERTable(lexicon: own, shifters: try library.vaderShifters())
    emoji = EmojiNames(try library.vaderEmoji())
  }

  /// Memory that a thread uses again and again.
  public struct Scratch: ~Copyable {
    var words = VADERWords()
    var valences: [PlacedValence] = []
    fileprivate var text: [UInt8] = []

    /// No memory yet.
    public init() {}
  }

  /// The score of a text.
  public func score(_ text: String) -> VADERScore {
    var scratch = Scratch()
    var text = text
    return text.withUTF8 { score(UnsafeRawBufferPointer($0), &scratch) }
  }

  /// The score of a text.
  ///
  /// - Parameter text: Well-formed UTF-8.
  /// - Complexity: O(*n*) in the bytes of the text; with the word *but*, O(*m* log *m*) in its sentiment
  ///   words.
  public func score(_ text: UnsafeRawBufferPointer, _ scratch: inout Scratch) -> VADERScore {
    text.withMemoryRebound(to: UInt8.self) { bytes in
      guard bytes.contains(where: { $0 >= 0x80 }) else { return scoreWithoutEmoji(bytes, &scratch) }
      // Taken out of the scratch so that the rest of it can change while the text is read.
      var replaced: [UInt8] = []
      swap(&replaced, &scratch.text)
      defer { swap(&replaced, &scratch.text) }
      guard emoji.replaceEmoji(in: bytes, into: &replaced) else { return scoreWithoutEmoji(bytes, &scratch) }
      return replaced.withUnsafeBufferPointer { scoreWithoutEmoji($0, &scratch) }
    }
  }

  /// The findings about a text: its score, or that it is empty.
  ///
  /// - Parameter language: What the findings shall name; VADER itself does not look at languages.
  public func annotation(
    of text: UnsafeRawBufferPointer, language: String, classes: SentimentClasses = .all,
    _ scratch: inout Scratch
  ) -> Annotation {
    let score = score(text, &scratch)
    guard !scratch.words.words.isEmpty else { return .unscored(.empty, language: language) }
    return .scored(score.sentiment(classes: classes), language: language)
  }

  private func scoreWithoutEmoji(
    _ text: UnsafeBufferPointer<UInt8>, _ scratch: inout Scratch
  ) -> VADERScore {
    scratch.words.find(in: text, table: table)
    let count = scratch.words.words.count
    guard count > 0 else { return .empty }
    findValences(&scratch)
    return score(
      scratch.valences, wordCount: count, known: scratch.words.knownCount, emphasis: emphasis(text))
  }

  /// What exclamation and question marks add to the sum.
  private func emphasis(_ text: UnsafeBufferPointer<UInt8>) -> Double {
    var exclamations = 0
    var questions = 0
    for byte in text {
      exclamations += byte == UInt8(ascii: "!") ? 1 : 0
      questions += byte == UInt8(ascii: "?") ? 1 : 0
    }
    let question =
      questions < 2
      ? 0 : questions <= 3 ? Double(questions) * Self.questionIncrement.each : Self.questionIncrement.many
    return Double(min(exclamations, 4)) * Self.exclamationIncrement + question
  }

  /// The sum of the valences brought to -1...1, and the shares of the text.
  private func score(
    _ valences: [PlacedValence], wordCount: Int, known: Int, emphasis: Double
  ) -> VADERScore {
    var sum = 0.0
    var positive = 0.0
    var negative = 0.0
    for placed in valences {
      sum += placed.valence
      // The one makes up for neutral words, which count one each.
      if placed.valence > 0 { positive += placed.valence + 1 }
      if placed.valence < 0 { negative += placed.valence - 1 }
    }
    if sum > 0 { sum += emphasis } else if sum < 0 { sum -= emphasis }
    let compound = min(max(sum / (sum * sum + Self.normalization).squareRoot(), -1), 1)
    if positive > abs(negative) {
      positive += emphasis
    } else if positive < abs(negative) {
      negative -= emphasis
    }
    let neutral = Double(wordCount - valences.count)
    let total = positive + abs(negative) + neutral
    return VADERScore(
      positive: abs(positive / total).rounded(toPlaces: 3), neutral: (neutral / total).rounded(toPlaces: 3),
      negative: abs(negative / total).rounded(toPlaces: 3), compound: compound.rounded(toPlaces: 4),
      unroundedCompound: compound, coverage: Double(known) / Double(wordCount))
  }
}
