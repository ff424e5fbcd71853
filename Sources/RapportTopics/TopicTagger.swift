public import RapportText

/// Finds the topics that a comment is about.
///
///     var builder = try VocabularyBuilder()
///     let tagger = try TopicTagger(dictionary, insertingInto: &builder)
///     let tokenizer = try Tokenizer(vocabulary: builder.build())
///     tagger.topics(in: tokenizer.tokens(in: "Worth the money, slow delivery"), tokenizer.vocabulary)
///
/// It never changes once built, and several threads may use it at once.
public struct TopicTagger: Sendable {
  /// The names of the topics; results are indexes into this list.
  public let topics: [String]
  /// Where the topics of each pattern end in ``patternTopics``, by the number of the pattern.
  private let topicEnds: [Int32]
  /// The topics that the patterns tell of, one pattern after the other.
  private let patternTopics: [UInt16]

  /// Makes the patterns of a dictionary part of a vocabulary.
  ///
  /// - Parameter variants: Other ways of writing the patterns that tell of the same; `nil` for none.
  /// - Throws: ``VocabularyError`` for a pattern without a word, or one that matches everything.
  public init(
    _ dictionary: TopicDictionary, variants: TermVariants? = nil,
    insertingInto builder: inout VocabularyBuilder
  ) throws(VocabularyError) {
    topics = dictionary.topics
    var topicsOfPattern: [[UInt16]] = []
    func relate(_ pattern: PatternID, _ topic: UInt16) {
      let pattern = Int(pattern.rawValue)
      if pattern >= topicsOfPattern.count {
        topicsOfPattern += Array(repeating: [], count: pattern + 1 - topicsOfPattern.count)
      }
      if !topicsOfPattern[pattern].contains(topic) { topicsOfPattern[pattern].append(topic) }
    }
    for entry in dictionary.entries {
      if let variants {
        relate(
          try builder.insert(entry.pattern, style: entry.style, variants: variants) {
            relate($0, entry.topic)
          },
          entry.topic)
      } else {
        relate(try builder.insert(entry.pattern, style: entry.style), entry.topic)
      }
    }
    patternTopics = topicsOfPattern.flatMap { $0 }
    var end: Int32 = 0
    topicEnds = topicsOfPattern.map { topics in
      end += Int32(topics.count)
      return end
    }
  }

  /// Where the topics that a match tells of stand in ``patternTopics``.
  @inline(__always)
  private func places(of match: PatternMatch) -> Range<Int> {
    let pattern = Int(match.pattern.rawValue)
    // Most patterns are of other dictionaries, which come behind these.
    guard pattern < topicEnds.count else { return 0..<0 }
    return (pattern == 0 ? 0 : Int(topicEnds[pattern - 1]))..<Int(topicEnds[pattern])
  }

  /// The places that tell of a topic: the longest match counts where those of one topic overlap.
  ///
  /// - Parameters:
  ///   - tokens: Tokens that were looked up in `vocabulary`.
  ///   - vocabulary: The vocabulary that the dictionary was made part of.
  public func matches(in tokens: TokenBatch, _ vocabulary: Vocabulary) -> [TopicMatch] {
    var matches: [PatternMatch] = []
    vocabulary.findMatches(in: tokens, into: &matches)
    return self.matches(in: matches)
  }

  /// The places that tell of a topic: the longest match counts where those of one topic overlap.
  ///
  /// - Parameter matches: All that the vocabulary finds in the comment's tokens, in order.
  public func matches(in matches: [PatternMatch]) -> [TopicMatch] {
    var longest = LongestMatches<UInt16>()
    for match in matches {
      for place in places(of: match) { longest.insert(match, key: patternTopics[place]) }
    }
    return longest.resolved().map { TopicMatch(topic: $0.key, tokens: $0.match.tokens) }
  }

  /// The topics of a comment, in the order in which it turns to them.
  public func topics(in tokens: TokenBatch, _ vocabulary: Vocabulary) -> [UInt16] {
    var matches: [PatternMatch] = []
    var topics: [UInt16] = []
    vocabulary.findMatches(in: tokens, into: &matches)
    findTopics(in: matches, into: &topics)
    return topics
  }

  /// Empties `topics` and fills it with the topics of a comment, in the order in which it turns to them.
  ///
  /// - Parameter matches: All that the vocabulary finds in the comment's tokens, in order.
  public func findTopics(in matches: [PatternMatch], into topics: inout [UInt16]) {
    topics.removeAll(keepingCapacity: true)
    for match in matches {
      for place in places(of: match) where !topics.contains(patternTopics[place]) {
        topics.append(patternTopics[place])
      }
    }
  }
}

/// A place that tells of a topic.
public struct TopicMatch: Hashable, Sendable {
  /// The index of the topic in ``TopicTagger/topics``.
  public var topic: UInt16
  /// The tokens that tell of it.
  public var tokens: Range<Int>

  /// A place that tells of a topic.
  public init(topic: UInt16, tokens: Range<Int>) {
    self.topic = topic
    self.tokens = tokens
  }
}
