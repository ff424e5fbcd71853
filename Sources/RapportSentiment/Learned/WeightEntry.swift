/// A line of a table of weights: something a text may hold, and what that says about the text.
///
/// `side` says which side it speaks for, above 0 the positive one; `any` says whether there is any sentiment,
/// below 0 that there is none. Both are added up over a text, and the text's probabilities are
///
/// * positive ∝ exp(any + side)
/// * negative ∝ exp(any − side)
/// * neutral ∝ 1
public struct WeightEntry: Hashable, Sendable {
  /// What kind of thing the entry is.
  public enum Form: String, CaseIterable, Hashable, Sendable {
    /// A figure about the whole text, by the name of a ``TextFeature``.
    case feature
    /// A word, emoji, emoticon or mark that is not negated.
    case word
    /// The same in the reach of a negator.
    case negated
    /// Two words side by side, with nothing but marks between them.
    case pair
  }

  /// What kind of thing it is.
  public var form: Form
  /// The word, the two words with one space between them, or the name of the feature.
  ///
  /// In place of a word there may be a ``WordClass``, such as `[positive]`.
  public var term: String
  /// Which side it speaks for.
  public var side: Double
  /// Whether it speaks for any sentiment.
  public var any: Double
  /// In how many texts it was seen when the weights were learned.
  public var texts: Int

  /// An entry made of its parts.
  public init(form: Form, term: String, side: Double, any: Double, texts: Int = 0) {
    self.form = form
    self.term = term
    self.side = side
    self.any = any
    self.texts = texts
  }
}

extension WeightEntry.Form {
  /// The place of the form in a table.
  var order: Int {
    switch self {
    case .feature: 0
    case .word: 1
    case .negated: 2
    case .pair: 3
    }
  }
}

/// A class of words that an entry may name in place of a word.
public enum WordClass: String, CaseIterable, Hashable, Sendable {
  /// A word that the lexicon rates above 0.
  case positive = "[positive]"
  /// A word that the lexicon rates below 0.
  case negative = "[negative]"
  /// An address.
  case address = "[address]"
  /// A mention of somebody.
  case mention = "[mention]"
  /// A number.
  case number = "[number]"
}
