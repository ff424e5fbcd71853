public import RapportModel

/// What language a text is taken to be in.
public struct LanguageGuess: Hashable, Sendable {
  /// A BCP 47 tag: a language such as `ja`, or `und` with or without a script, or `zxx` where nothing is language.
  public var tag: String
  /// The script by its ISO 15924 code, such as `Latn`; for Chinese `Hans` or `Hant` where the characters tell. `nil` where
  /// there is no letter.
  public var script: String?
  /// How sure the guess is, 0...1: below 0.5 for `und`, and no less for a language that was told among several.
  ///
  /// The smaller of two shares: that of the letters in the script that decided, and *lead* ÷ (*lead* + 1), where *lead* is how
  /// far the language is ahead of the next one, counted in words that speak for it. It orders guesses, and is not the
  /// probability that the tag is right.
  public var confidence: Double

  /// The language that most speaks for where the tag stays open; `nil` where nothing does, or as much for another one.
  public var leaning: String?

  /// A guess made of its parts.
  public init(tag: String, script: String? = nil, confidence: Double, leaning: String? = nil) {
    self.tag = tag
    self.script = script
    self.confidence = confidence
    self.leaning = leaning
  }
}

/// A stretch of a text in one language.
public struct LanguageSegment: Hashable, Sendable {
  /// Where it stands.
  public var range: TextRange
  /// The language it is taken to be in.
  public var guess: LanguageGuess

  /// A segment made of its parts.
  public init(range: TextRange, guess: LanguageGuess) {
    self.range = range
    self.guess = guess
  }
}
