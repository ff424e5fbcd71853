public import RapportModel

/// What an entry of a table of weights adds to the sums of a text.
public struct WeightEvidence: Hashable, Sendable {
  /// Where its words stand; `nil` for a feature of the text.
  public var range: TextRange?
  /// The entry with its weights as the table has them.
  public var entry: WeightEntry
  /// What the weights are multiplied by: for words and pairs less in longer texts and for repetitions, for features
  /// their value. Below 0 it turns the side.
  public var factor: Double

  /// What it adds to the sum that says which side.
  public var side: Double { entry.side * factor }
  /// What it adds to the sum that says whether there is any sentiment.
  public var any: Double { entry.any * factor.magnitude }
}
