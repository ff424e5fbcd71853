/// How weights are learned.
public struct TrainingOptions: Hashable, Sendable {
  /// What keeps the weights of entries near the base, or near 0: half of this times a weight's square is added to
  /// the mean loss of a text.
  public var penalty = 0.0003
  /// How many times harder `any` is held back than `side`, since words tell a side in every kind of text, but
  /// whether there is any sentiment they tell for one kind only.
  public var anyPenaltyFactor = 6.0
  /// The same as `penalty` for features of the text.
  public var featurePenalty = 0.005
  /// The same for the side that each source leans to, so that a text without any evidence hardly takes one.
  public var sideOffsetPenalty = 0.05
  /// The same for the share of sentiment in each source, which is all but free.
  public var anyOffsetPenalty = 0.000001
  /// What is added to `any` of every text in the end: above 0, fewer texts are neutral than in a world where the
  /// three classes are equally common.
  public var anyOffset = 0.0
  /// Whether negators and answers get weights of their own. Most people who deny something are displeased, so texts like
  /// those that are learned from are told better with such weights, but every denial leans to blame.
  public var weighsDenials = false
  /// How many words, negated words and pairs are kept at most.
  public var entryCount = 10_000
  /// The fewest texts that a word or pair has to be seen in; no less than 5.
  public var minimumTexts = 5
  /// How many steps the fit takes at most.
  public var stepCount = 100

  /// The defaults for weights from nothing.
  public init() {}

  /// The defaults for correcting a table of weights, which needs more reason to be changed than nothing does.
  public static let correction: TrainingOptions = {
    var options = TrainingOptions()
    options.penalty = 0.003
    // Which side people lean to is part of what is learned about one domain.
    options.sideOffsetPenalty = 0.000001
    return options
  }()

  /// The settings by name, for the manifest.
  var settings: [String: Double] {
    [
      "penalty": penalty, "any_penalty_factor": anyPenaltyFactor, "feature_penalty": featurePenalty,
      "side_offset_penalty": sideOffsetPenalty, "any_offset": anyOffset, "entries": Double(entryCount),
      "weighs_denials": weighsDenials ? 1 : 0,
      "steps": Double(stepCount),
    ]
  }
}

/// Why weights cannot be learned.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No source has texts of both sides.
  case oneSided
  /// The lexicon or other language data cannot be had.
  case lexicon(LexiconError)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .oneSided: "There must be texts labelled positive and texts labelled negative in one file."
    case .lexicon(let error): error.description
    }
  }
}
