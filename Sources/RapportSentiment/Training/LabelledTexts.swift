public import RapportModel

/// Texts of one source with the labels that people gave them.
public struct LabelledTexts: Sendable {
  /// A text with its label.
  public struct Item: Hashable, Sendable {
    /// The label: positive, neutral or negative.
    public var label: SentimentLabel
    /// The text.
    public var text: String

    /// A text with its label.
    public init(label: SentimentLabel, text: String) {
      self.label = label
      self.text = text
    }
  }

  /// The name of the source.
  public var name: String
  /// The terms that its texts are under, as far as they are known.
  public var terms: String
  /// The hash of the file: `xxh3-128:` and the digits that `xxhsum -H2` prints.
  public var content: String
  /// The texts.
  public var items: [Item]

  /// Texts of one source.
  public init(name: String, terms: String = "not stated", content: String = "", items: [Item]) {
    self.name = name
    self.terms = terms
    self.content = content
    self.items = items
  }

  /// The number of texts with a label.
  public func count(of label: SentimentLabel) -> Int { items.count { $0.label == label } }

  /// Whether the source only tells the two sides apart.
  var hasTwoClasses: Bool { !items.contains { $0.label == .neutral } }
}
