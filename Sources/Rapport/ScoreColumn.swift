public import RapportModel

/// A column that scoring adds to each row.
public enum ScoreColumn: String, CaseIterable, Hashable, Sendable {
  /// `scored`, or `unscored:` and the reason.
  case status
  /// `positive`, `neutral`, `negative` or `mixed`.
  case label
  /// -1...1.
  case polarity
  /// The strength of what is positive, 0...1.
  case positive
  /// The strength of what is negative, 0...1.
  case negative
  /// How sure the label is, 0...1.
  case confidence
  /// The share of the words that the vocabulary knows, 0...1.
  case coverage
  /// The language, as a BCP 47 tag.
  case language
  /// The topics, in the order of the text.
  case topics
  /// The sentiment towards each thing that was asked for, or each topic, in the order of the text.
  case aspects
  /// How far several lexicons disagree about the label, 0...1; ``LabelAgreement/disagreement(of:)``.
  case disagreement

  /// The columns that are added unless others are asked for.
  public static let standard = allCases.filter { $0 != .aspects && $0 != .disagreement }

  /// A value of a column.
  public enum Value: Hashable, Sendable {
    /// A word or a tag.
    case text(String)
    /// A number.
    case number(Double)
    /// Any number of words.
    case list([String])
    /// What is said of single things.
    case aspects([NamedAspect])
    /// Not scored, which is not neutral.
    case empty
  }

  /// What a comment says of a thing.
  public struct NamedAspect: Hashable, Sendable {
    /// What it speaks of.
    public var name: String
    /// How it speaks of it.
    public var label: SentimentLabel
    /// -1...1.
    public var polarity: Double
  }

  /// The value of the column for one comment, by the first lexicon where there are several.
  ///
  /// - Parameters:
  ///   - topics: The names of topics, by index.
  ///   - aspects: The names of the things whose sentiment was found apart, by index.
  public func value(
    of row: Int, in batch: AnnotatedComments, topics: [String], aspects: [String] = []
  ) -> Value {
    switch self {
    case .status: return .text(batch.annotations.rows[row].status.description)
    case .label, .polarity, .positive, .negative, .confidence, .coverage:
      return value(of: batch.annotations.rows[row].score)
    case .language: return .text(batch.annotations.rows[row].language)
    case .aspects:
      guard batch.annotations.rows[row].score != nil else { return .empty }
      return .aspects(
        batch.annotations.aspects(of: row).map {
          NamedAspect(name: aspects[Int($0.aspect)], label: $0.label, polarity: $0.polarity)
        })
    case .topics: return .list(batch.annotations.topics(of: row).map { topics[Int($0)] })
    case .disagreement: return batch.disagreement(of: row).map { .number($0) } ?? .empty
    }
  }

  /// The value of the column for a score; empty without a score, and for columns that tell something else.
  public func value(of score: SentimentScore?) -> Value {
    guard let score else { return .empty }
    return switch self {
    case .label: .text(score.label.rawValue)
    case .polarity: .number(score.polarity)
    case .positive: .number(score.positive)
    case .negative: .number(score.negative)
    case .confidence: .number(score.confidence)
    case .coverage: .number(score.coverage)
    case .status, .language, .topics, .aspects, .disagreement: .empty
    }
  }
}
