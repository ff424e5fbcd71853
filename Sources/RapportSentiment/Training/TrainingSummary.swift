/// What learning a table of weights came to.
public struct TrainingSummary: Hashable, Sendable {
  /// The texts learned from that are positive.
  public var positive = 0
  /// Those that are neutral.
  public var neutral = 0
  /// Those that are negative.
  public var negative = 0
  /// The texts left out, since they stood there before.
  public var repeated = 0
  /// The different words of the texts.
  public var words = 0
  /// Those of them that were seen in too few texts.
  public var rareWords = 0
  /// The words, negated words and pairs that were weighed, those of the base among them.
  public var candidates = 0
  /// Those of them that are in the table.
  public var entries = 0
  /// Of the texts that were held out to tell how sure labels are, how many got the right label by the weights learned
  /// from the others; `nil` where none were held out.
  public var heldOut: (right: Int, count: Int)? {
    heldOutCount > 0 ? (heldOutRight, heldOutCount) : nil
  }
  var heldOutRight = 0
  var heldOutCount = 0

  /// Nothing was learned yet.
  public init() {}

  /// All texts that were learned from.
  public var texts: Int { positive + neutral + negative }
}
