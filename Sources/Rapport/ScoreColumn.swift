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

  /// The columns that are added unless others are asked for.
  public static let standard = allCases.filter { $0 != .aspects }

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

  /// The value of the column for one comment.
  ///
  /// - Parameters:
  ///   - topics: The names of topics, by index.
  ///   - aspects: The names of the things whose sentiment was found apart, by index.
  public func value(
    of row: Int, in annotations: AnnotationBatch, topics: [String], aspects: [String] = []
  ) -> Value {
    let annotation = annotations.rows[row]
    let score = annotation.score
    switch self {
    case .status: return .text(annotation.status.description)
    case .label: return score.map { .text($0.label.rawValue) } ?? .empty
    case .polarity: return score.map { .number($0.polarity) } ?? .empty
    case .positive: return score.map { .number($0.positive) } ?? .empty
    case .negative: return score.map { .number($0.negative) } ?? .empty
    case .confidence: return score.map { .number($0.confidence) } ?? .empty
    case .coverage: return score.map { .number($0.coverage) } ?? .empty
    case .language: return .text(annotation.language)
    case .aspects:
      guard score != nil else { return .empty }
      return .aspects(
        annotations.aspects(of: row).map {
          NamedAspect(name: aspects[Int($0.aspect)], label: $0.label, polarity: $0.polarity)
        })
    case .topics: return .list(annotations.topics(of: row).map { topics[Int($0)] })
    }
  }
}
