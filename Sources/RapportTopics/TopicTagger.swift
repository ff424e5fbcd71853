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
    var found: [TopicMatch] = []
    findMatches(in: matches, into: &found)
    return found
  }

  /// Empties `found` and fills it with the places that tell of a topic, in order of their first tokens.
  ///
  /// - Parameter matches: All that the vocabulary finds in the comment's tokens, in order.
  public func findMatches(in matches: [PatternMatch], into found: inout [TopicMatch]) {
    found.removeAll(keepingCapacity: true)
    var mostTokens = 0
    for match in matches {
      for place in places(of: match) {
        let new = TopicMatch(topic: patternTopics[place], tokens: match.tokens)
        mostTokens = max(mostTokens, new.tokens.count)
        switch Self.relation(of: new, to: found, mostTokens) {
        case .apart: found.append(new)
        case .within: break
        case .around(let other): found[other] = new
        case .across: return findLongest(in: matches, into: &found)
        }
      }
    }
  }

  /// How a match lies to one before it that tells of the same topic and shares tokens with it.
  private enum Relation {
    case apart, within, across
    case around(Int)
  }

  private static func relation(of match: TopicMatch, to found: [TopicMatch], _ mostTokens: Int) -> Relation {
    for (index, other) in found.enumerated().reversed() {
      if other.tokens.lowerBound + mostTokens <= match.tokens.lowerBound { break }
      guard other.topic == match.topic, other.tokens.overlaps(match.tokens) else { continue }
      // Matches come in order of their first token and then of their length.
      if match.tokens.upperBound <= other.tokens.upperBound { return .within }
      return match.tokens.lowerBound == other.tokens.lowerBound ? .around(index) : .across
    }
    return .apart
  }

  private func findLongest(in matches: [PatternMatch], into found: inout [TopicMatch]) {
    var longest = LongestMatches<UInt16>()
    for match in matches {
      for place in places(of: match) { longest.insert(match, key: patternTopics[place]) }
    }
    found.removeAll(keepingCapacity: true)
    for (match, topic) in longest.resolved() { found.append(TopicMatch(topic: topic, tokens: match.tokens)) }
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
