/// What a table of weights was learned from, and how: part of its manifest.
public struct TrainingRecord: Hashable, Sendable, Codable {
  /// A file of labelled texts.
  public struct Source: Hashable, Sendable, Codable {
    /// Its name without folders and extension.
    public var name: String
    /// The terms that its texts are under, as far as they are known.
    public var terms: String
    /// The XXH3-128 of its bytes: `xxh3-128:` and the digits that `xxhsum -H2` prints.
    public var content: String
    /// The number of positive texts.
    public var positive: Int
    /// The number of neutral texts; 0 for a file that only tells the two sides apart.
    public var neutral: Int
    /// The number of negative texts.
    public var negative: Int

    /// A file with its terms and the number of its texts.
    public init(
      name: String, terms: String, content: String, positive: Int = 0, neutral: Int = 0, negative: Int = 0
    ) {
      self.name = name
      self.terms = terms
      self.content = content
      self.positive = positive
      self.neutral = neutral
      self.negative = negative
    }
  }

  /// The files whose texts the weights were fitted to.
  public var sources: [Source]
  /// The files that the confidence was calibrated with; empty when texts of the sources were held out for that.
  public var calibration: [Source]
  /// The table that the weights started from; `nil` without one.
  public var base: String?
  /// The settings by their names.
  public var settings: [String: Double]
  /// The fewest texts in which an entry occurs.
  public var minimumTexts: Int

  /// A record made of its parts.
  public init(
    sources: [Source], calibration: [Source], base: String?, settings: [String: Double], minimumTexts: Int
  ) {
    self.sources = sources
    self.calibration = calibration
    self.base = base
    self.settings = settings
    self.minimumTexts = minimumTexts
  }

  private enum CodingKeys: String, CodingKey {
    case sources, calibration, base, settings
    case minimumTexts = "minimum_texts"
  }
}
