public import RapportEngagement
public import RapportModel
import RapportSentiment
import RapportText
import RapportTopics

/// Finds out what comments say: language, sentiment and topics.
///
///     let annotator = try Annotator(ScoringOptions())
///     let annotations = annotator.annotate(batch)
///     annotations.rows[0].score?.label
///
/// Lexicons, shifters and topic dictionaries share one vocabulary, so that every token is looked up once. An
/// annotator owns buffers and belongs to one thread.
public final class Annotator {
  /// How comments are scored.
  public let options: ScoringOptions
  /// The names of the topics; annotations hold indexes into this list.
  public var topics: [String] { tagger.topics }
  /// The names of the things whose sentiment is found apart; aspects hold indexes into this list.
  public var aspectNames: [String] { (targetTagger ?? tagger).topics }
  /// The lexicon and the topic dictionary in use.
  public let lexicons: [LexiconStamp]

  /// The ids of the rules that act, in order; empty for scorers without any.
  public var rules: [String] {
    if case .polarity(let scorer, _) = engine { scorer.dictionary.rules } else { [] }
  }

  let tokenizer: Tokenizer
  let tagger: TopicTagger
  /// Finds what the user named; `nil` where the topics are asked for.
  let targetTagger: TopicTagger?
  let engine: Engine
  let identifier: LanguageIdentifier
  /// Scores other languages than that of ``engine``; `nil` where a lexicon was named, or VADER.
  let others: LanguageReader?
  private let otherScorers: LanguageScorers?
  /// The language whose tables score what stays open.
  private let defaultLanguage: String
  /// Whether hashtags are cut into words.
  private let splitsHashtags: Bool
  private var memory = AnnotatorMemory()

  enum Engine {
    case polarity(PolarityScorer, language: String)
    case vader(VADERScorer)

    fileprivate var splitsHashtags: Bool {
      if case .polarity(let scorer, _) = self { scorer.splitsHashtags } else { false }
    }
  }

  /// Loads lexicons and dictionaries and compiles them.
  ///
  /// - Throws: ``LexiconError``, ``TopicDictionaryError`` and others that name what cannot be loaded.
  public init(_ options: ScoringOptions = ScoringOptions()) throws {
    self.options = options
    defaultLanguage = Self.primaryLanguage(options.defaultLanguage)
    identifier = try LanguageIdentifier(library: options.library)
    var builder = try VocabularyBuilder(library: options.library)
    let library = LexiconLibrary(options.library)

    let topicsName = options.defaultLanguage + "/topics-web"
    let hasTopics = options.library.origin(of: topicsName + "/terms.tsv") != nil
    let topics = try TopicDictionary.load(hasTopics ? topicsName : "en/topics-web", from: options.library)
    let variants = try topics.manifest.variants.map {
      try TermVariants($0, language: topics.manifest.language, from: options.library)
    }
    tagger = try TopicTagger(topics.dictionary, variants: variants, insertingInto: &builder)
    targetTagger =
      options.targets.isEmpty
      ? nil
      : try TopicTagger(
        TopicDictionary(names: options.targets),
        variants: TermVariants(
          [.spelling, .plural], language: topics.manifest.language, from: options.library),
        insertingInto: &builder)

    let added = try options.addedTerms.map { try library.addedTerms($0) }
    let addedStamps = added.map { [$0.manifest.stamp] } ?? []
    switch options.scorer {
    case .rapport:
      var tables = try library.sentimentTables(
        options.lexicon ?? library.defaultName(of: options.defaultLanguage))
      if tables.language == "und" {
        // A plain file does not say what language it is in.
        tables = SentimentTables(
          lexicon: tables.lexicon.inLanguage(
            Self.primaryLanguage(options.language ?? options.defaultLanguage)))
      }
      if let added { tables = tables.adding(added) }
      let dictionary = try PolarityDictionary(
        inserting: tables.lexicon, weights: tables.weights, from: library, into: &builder,
        disabledRules: options.disabledRules, enabledRules: options.enabledRules)
      let vocabulary = builder.build()
      engine = .polarity(
        PolarityScorer(dictionary: dictionary, vocabulary: vocabulary, classes: options.classes),
        language: tables.lexicon.language)
      tokenizer = try Tokenizer(library: options.library, vocabulary: vocabulary)
      otherScorers =
        options.lexicon == nil ? try LanguageScorers(but: tables.lexicon.language, options) : nil
      let weights = tables.weights.map { [$0.manifest.stamp] } ?? []
      lexicons =
        weights + [tables.lexicon.manifest.stamp] + (otherScorers?.stamps ?? []) + [topics.manifest.stamp]
        + addedStamps
    case .vader:
      var lexicon = try library.lexicon(options.lexicon ?? "en/vader")
      if let added { lexicon = lexicon.adding(added) }
      engine = .vader(try VADERScorer(lexicon: lexicon, library: library))
      tokenizer = try Tokenizer(library: options.library, vocabulary: builder.build())
      lexicons = [lexicon.manifest.stamp, topics.manifest.stamp] + addedStamps
      otherScorers = nil
    }
    others = otherScorers.map { LanguageReader($0, options.library) }
    splitsHashtags = engine.splitsHashtags
  }

  /// An annotator for another thread that does what this one does, with the same dictionaries.
  ///
  /// - Throws: ``TextError`` when its tokeniser cannot be opened.
  init(sharing other: Annotator) throws(TextError) {
    options = other.options
    defaultLanguage = other.defaultLanguage
    tagger = other.tagger
    targetTagger = other.targetTagger
    engine = other.engine
    splitsHashtags = other.splitsHashtags
    lexicons = other.lexicons
    otherScorers = other.otherScorers
    others = otherScorers.map { LanguageReader($0, other.options.library) }
    identifier = try LanguageIdentifier(library: options.library)
    tokenizer = try Tokenizer(library: options.library, vocabulary: other.tokenizer.vocabulary)
  }

  /// The findings about a batch of comments.
  ///
  /// - Parameter repeatedRows: Comments that repeat an earlier record, which are not scored again.
  /// - Complexity: O(*n*) in the bytes of the texts.
  public func annotate(_ comments: CommentBatch, repeatedRows: Set<Int> = []) -> AnnotationBatch {
    annotate(comments, repeatedRows, &memory)
  }

  private func annotate(
    _ comments: CommentBatch, _ repeatedRows: Set<Int>, _ memory: inout AnnotatorMemory
  ) -> AnnotationBatch {
    var annotations = AnnotationBatch(capacity: comments.count)
    let hasRepeatedRows = !repeatedRows.isEmpty
    comments.facts.withUnsafeBufferPointer { facts in
      for row in 0..<comments.count {
        comments.withBytes(of: .text, in: row) { text in
          let language = comments.string(.language, of: row)
          if hasRepeatedRows, repeatedRows.contains(row) {
            annotations.append(.unscored(.duplicate, language: language ?? "und"), topics: [])
          } else if facts[row].visibility != .visible || text.map(Self.isTombstone) ?? false {
            annotations.append(.unscored(.deleted, language: language ?? "und"), topics: [])
          } else if facts[row].authorRole == .bot {
            annotations.append(.unscored(.bot, language: language ?? "und"), topics: [])
          } else {
            let text = text ?? UnsafeRawBufferPointer(start: nil, count: 0)
            annotate(text, language: language, &memory, &annotations)
          }
        }
      }
    }
    return annotations
  }

  private func annotate(
    _ text: UnsafeRawBufferPointer, language: String?, _ memory: inout AnnotatorMemory,
    _ annotations: inout AnnotationBatch
  ) {
    cut(text, &memory)
    let annotation = self.annotation(
      of: memory.tokens, memory.matches, in: text, language: language, &memory.scorers)
    tagger.findTopics(in: memory.matches, into: &memory.topics)
    let tellsTopics = options.findsAspects && targetTagger == nil
    // What a comment says of its only topic is what it says as a whole.
    let findsTopics = tellsTopics || (options.findsTopicScores && memory.topics.count > 1)
    if !memory.topicScores.isEmpty { memory.topicScores.removeAll(keepingCapacity: true) }
    if !memory.targetScores.isEmpty { memory.targetScores.removeAll(keepingCapacity: true) }
    if findsTopics {
      memory.aspects.summarize(
        in: memory.tokens, memory.matches, annotation.score, by: tagger, engine, memory.scorers,
        options.classes, into: &memory.topicScores)
    }
    if options.findsAspects, let targetTagger {
      memory.aspects.summarize(
        in: memory.tokens, memory.matches, annotation.score, by: targetTagger, engine, memory.scorers,
        options.classes, into: &memory.targetScores)
    }
    annotations.append(
      annotation, topics: memory.topics, sentiments: memory.topicScores,
      aspects: tellsTopics ? memory.topicScores : memory.targetScores)
  }

  /// The scores of comments that an annotator with another lexicon saw before; `nil` for those that are not scored.
  ///
  /// - Parameter annotations: Say which comments have a text to score, and its language.
  func scores(
    of comments: CommentBatch, annotatedBefore annotations: AnnotationBatch
  ) -> [SentimentScore?] {
    scores(of: comments, annotatedBefore: annotations, &memory)
  }

  private func scores(
    of comments: CommentBatch, annotatedBefore annotations: AnnotationBatch, _ memory: inout AnnotatorMemory
  ) -> [SentimentScore?] {
    (0..<comments.count).map { row in
      let before = annotations.rows[row]
      switch before.status {
      case .unscored(.empty), .unscored(.deleted), .unscored(.bot), .unscored(.duplicate): return nil
      case .scored, .unscored(.unsupportedLanguage), .unscored(.noEvidence):
        return comments.withBytes(of: .text, in: row) { text in
          guard let text else { return nil }
          cut(text, &memory)
          return annotation(
            of: memory.tokens, memory.matches, in: text, language: before.language, &memory.scorers
          ).score
        }
      }
    }
  }

  /// Cuts a text into tokens, and hashtags into their words.
  func tokenize(_ text: UnsafeRawBufferPointer, into tokens: inout TokenBatch) {
    tokenize(text, into: &tokens, &memory.scorers.splitter)
  }

  private func tokenize(
    _ text: UnsafeRawBufferPointer, into tokens: inout TokenBatch, _ splitter: inout HashtagSplitter
  ) {
    tokenizer.tokenize(text, into: &tokens)
    if splitsHashtags { splitter.split(&tokens, in: text, tokenizer.vocabulary) }
  }

  /// Cuts a text into tokens, and finds all that the vocabulary knows of them.
  private func cut(_ text: UnsafeRawBufferPointer, _ memory: inout AnnotatorMemory) {
    tokenize(text, into: &memory.tokens, &memory.scorers.splitter)
    tokenizer.vocabulary.findMatches(in: memory.tokens, into: &memory.matches)
  }

  /// What platforms put in the place of a text that is gone.
  private static func isTombstone(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.first == UInt8(ascii: "[") else { return false }
    return text.elementsEqual("[deleted]".utf8) || text.elementsEqual("[removed]".utf8)
  }

  /// The finding about a text whose tokens are known.
  ///
  /// - Parameter matches: All that the vocabulary finds in the tokens.
  func annotation(
    of tokens: TokenBatch, _ matches: [PatternMatch], in text: UnsafeRawBufferPointer, language: String?
  ) -> Annotation {
    annotation(of: tokens, matches, in: text, language: language, &memory.scorers)
  }

  private func annotation(
    of tokens: TokenBatch, _ matches: [PatternMatch], in text: UnsafeRawBufferPointer, language: String?,
    _ memory: inout AnnotatorMemory.Scorers
  ) -> Annotation {
    memory.isScoredAsWhole = false
    if text.allSatisfy({ $0 <= 0x20 }) { return .unscored(.empty, language: "und") }
    let guess = self.guess(tokens, in: text, stated: language)
    let language = guess.tag
    switch engine {
    case .vader(let scorer):
      let score = scorer.score(text, &memory.vader)
      if score.coverage == 0, options.classes == .all { return .unscored(.noEvidence, language: language) }
      return .scored(score.sentiment(classes: options.classes), language: language)
    case .polarity(let scorer, let supported):
      if guess.confidence < Self.doubtfulConfidence, others != nil, mayChangeLanguage(tokens, from: language),
        let annotation = annotationBySegments(of: tokens, in: text, language, &memory)
      {
        return annotation
      }
      let scoredLanguage = scoredLanguage(of: guess, tokens, in: text)
      var annotation: Annotation
      if scoredLanguage == supported {
        annotation = scorer.annotation(of: tokens, matches, in: text, &memory.polarity)
        memory.isScoredAsWhole = true
      } else if let other = others?.annotation(of: text, in: scoredLanguage) {
        annotation = other
      } else {
        return .unscored(.unsupportedLanguage, language: language)
      }
      annotation.language = language
      return annotation
    }
  }

  /// How sure a guess is from which no second language is looked for.
  private static let doubtfulConfidence = 0.85

  /// Whether a text in the default language has so many words that its tables do not know that some may be of another one.
  ///
  /// The tables of other languages know too few words to tell.
  private func mayChangeLanguage(_ tokens: TokenBatch, from language: String) -> Bool {
    guard case .polarity(_, let own) = engine, scoredLanguage(of: language) == own else { return true }
    var words = 0
    var unknown = 0
    for token in tokens where token.kind == .word {
      words += 1
      if !token.term.isKnown { unknown += 1 }
    }
    return unknown >= 3 && unknown * 5 >= words
  }

  /// The language whose tables score a text in a language: the default one for what has no letters, such as emoji, and for
  /// what stays open.
  func scoredLanguage(of language: String) -> String {
    if language == defaultLanguage || language == "und" || language == "zxx" { return defaultLanguage }
    return Self.primaryLanguage(language)
  }

  /// The same for a guess: where it stays open, the language whose lexicon knows more of the words than the default tables; else
  /// the language that it leans to, if the default tables know less than half of the words.
  func scoredLanguage(
    of guess: LanguageGuess, _ tokens: TokenBatch, in text: UnsafeRawBufferPointer
  ) -> String {
    guard guess.tag == "und", let otherScorers, case .polarity(_, let own) = engine, own == defaultLanguage
    else { return scoredLanguage(of: guess.tag) }
    var surfaces: [String] = []
    var known = 0
    for token in tokens where token.kind == .word {
      surfaces.append(String(decoding: text[token.range.offsets], as: UTF8.self).lowercased())
      if token.term.isKnown { known += 1 }
    }
    guard known < surfaces.count else { return defaultLanguage }
    if let found = otherScorers.language(of: surfaces, preferred: guess.leaning), found.count > known {
      return found.language
    }
    guard 2 * known < surfaces.count, let leaning = guess.leaning, otherScorers.has(leaning) else {
      return defaultLanguage
    }
    return leaning
  }

  /// The language of a text: as the options or the export state it, else as it is told.
  func guess(
    _ tokens: TokenBatch, in text: UnsafeRawBufferPointer, stated: String? = nil
  ) -> LanguageGuess {
    (options.language ?? stated).map { LanguageGuess(tag: $0, confidence: 1) }
      ?? identifier.language(of: tokens, in: text)
  }

  /// The finding about a text that changes its language, scored stretch by stretch; `nil` if it is in one language.
  private func annotationBySegments(
    of tokens: TokenBatch, in text: UnsafeRawBufferPointer, _ language: String,
    _ memory: inout AnnotatorMemory.Scorers
  ) -> Annotation? {
    let segments = identifier.segments(of: tokens, in: text)
    guard segments.count > 1 else { return nil }
    var mixed = MixedScore()
    var part = TokenBatch()
    var matches: [PatternMatch] = []
    for segment in segments {
      let bytes = UnsafeRawBufferPointer(rebasing: text[segment.range.offsets])
      let scoredLanguage = scoredLanguage(of: segment.guess.tag)
      tokenize(bytes, into: &part, &memory.splitter)
      let wordCount = part.kinds.count { $0 != .punctuation }
      var score: SentimentScore?
      if case .polarity(let scorer, scoredLanguage) = engine {
        tokenizer.vocabulary.findMatches(in: part, into: &matches)
        score = scorer.annotation(of: part, matches, in: bytes, &memory.polarity).score
      } else {
        score = others?.annotation(of: bytes, in: scoredLanguage)?.score
      }
      mixed.add(score, wordCount: wordCount)
    }
    return mixed.score(options.classes).map { .scored($0, language: language) }
  }

  /// What the last text that was annotated says of single things, place by place.
  ///
  /// - Parameter score: The score of the text.
  func aspects(of tokens: TokenBatch, _ matches: [PatternMatch], _ score: SentimentScore?)
    -> [AspectSentiment]
  {
    aspects(of: tokens, matches, score, &memory)
  }

  private func aspects(
    of tokens: TokenBatch, _ matches: [PatternMatch], _ score: SentimentScore?,
    _ memory: inout AnnotatorMemory
  ) -> [AspectSentiment] {
    let isFound = memory.aspects.find(
      in: tokens, matches, score, by: targetTagger ?? tagger, engine, memory.scorers)
    return isFound ? memory.aspects.scratch.found : []
  }

  /// The language of a tag, without script and region: `en` of `en-GB`.
  private static func primaryLanguage(_ tag: String) -> String {
    if tag.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) { return tag }
    return String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  // MARK: What results were made with

  /// How ledgers count these annotations.
  ///
  /// - Parameters:
  ///   - profile: Knows properties by other names.
  ///   - pseudonymizer: Made the pseudonyms of the comments' authors.
  public func ledgerOptions(
    profile: Profile = Profile(), pseudonymizer: AuthorPseudonymizer = .builtIn
  ) -> LedgerOptions {
    LedgerOptions(
      topics: topics,
      provenance: LedgerProvenance(
        scoringVersion: scoringVersion, icuVersion: TextVersions.icu, unicodeVersion: TextVersions.unicode,
        authorKeyID: pseudonymizer.keyID, profileHash: profile.namesHash, lexicons: lexicons,
        options: options.manifestOptions))
  }

  /// The manifest of a result about some inputs.
  ///
  /// - Parameters:
  ///   - more: Options beside those of scoring.
  ///   - moreLexicons: Lexicons beside those of this annotator.
  public func manifest(
    options more: [Manifest.Option] = [], lexicons moreLexicons: [LexiconStamp] = [], inputs: [InputStamp],
    pseudonymizer: AuthorPseudonymizer = .builtIn
  ) -> Manifest {
    Manifest(
      toolVersion: version, scoringVersion: scoringVersion, icuVersion: TextVersions.icu,
      unicodeVersion: TextVersions.unicode, authorKeyID: pseudonymizer.keyID,
      lexicons: lexicons + moreLexicons, options: options.manifestOptions + more, inputs: inputs)
  }
}
