public import RapportModel
public import RapportSentiment

/// Texts with the labels that people gave them.
///
/// The file has a header line `id`, `label`, `score`, `text`, separated by tabs without quoting; lines end with LF or CRLF. Labels are
/// positive, neutral or negative; a score is a number or empty.
public struct GoldFile: Hashable, Sendable {
  /// A text with its label.
  public struct Item: Hashable, Sendable {
    /// The label.
    public var label: SentimentLabel
    /// The number that people gave, on the scale of its source.
    public var score: Double?
    /// The text.
    public var text: String
  }

  /// The file's name without folders and extension.
  public let name: String
  /// The XXH3-128 of the file: `xxh3-128:` and the digits that `xxhsum -H2` prints.
  public let hash: String
  /// The texts in the order of the file.
  public let items: [Item]

  /// Whether some text is neutral.
  public var hasNeutral: Bool { items.contains { $0.label == .neutral } }

  /// Reads a file.
  ///
  /// - Throws: ``IngestError`` when it cannot be read, ``GoldFileError`` for the first line that is amiss.
  public init(path: String) throws {
    try self.init(String(decoding: InputFile.bytes(of: path), as: UTF8.self), name: path)
  }

  /// Reads the content of a file.
  public init(_ content: String, name path: String) throws(GoldFileError) {
    name = InputArgument(path: path).fileStem
    hash = ContentHash.named(Array(content.utf8))
    var items: [Item] = []
    // By bytes: a carriage return and a line feed are one character.
    let mark = "\u{FEFF}".utf8
    let bytes = content.utf8.dropFirst(content.utf8.starts(with: mark) ? mark.count : 0)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let line = Substring(bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes)
      let fields = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      if index == 0 {
        guard fields == ["id", "label", "score", "text"] else {
          throw GoldFileError(file: path, line: 1, reason: "Expected the columns id, label, score and text")
        }
        continue
      }
      if line.isEmpty { continue }
      guard fields.count == 4 else {
        throw GoldFileError(file: path, line: index + 1, reason: "Expected 4 fields, found \(fields.count)")
      }
      guard let label = SentimentLabel(rawValue: String(fields[1])), label != .mixed else {
        throw GoldFileError(
          file: path, line: index + 1, reason: "Expected the label positive, neutral or negative")
      }
      guard let score = fields[2].isEmpty ? .some(nil) : Double(fields[2]).map(Optional.some) else {
        throw GoldFileError(file: path, line: index + 1, reason: "Expected a number as score")
      }
      items.append(Item(label: label, score: score, text: String(fields[3])))
    }
    guard !items.isEmpty else { throw GoldFileError(file: path, line: 1, reason: "There is no text") }
    self.items = items
  }

  /// The texts as something to learn from.
  ///
  /// - Parameter terms: What the texts are under.
  public func labelledTexts(terms: String = "not stated") -> LabelledTexts {
    LabelledTexts(
      name: name, terms: terms, content: hash, items: items.map { .init(label: $0.label, text: $0.text) })
  }

  /// How well an annotator agrees with the labels.
  ///
  /// Texts that it cannot score, such as those in another language, count as neutral where there is such a class.
  public func evaluation(of annotator: Annotator) -> Evaluation { outcome(of: annotator).evaluation }

  /// How well an annotator agrees with the labels, and its labels in the order of the file.
  func outcome(of annotator: Annotator) -> (evaluation: Evaluation, labels: [SentimentLabel]) {
    var evaluation = Evaluation()
    let labels = items.map { item in
      let score = annotator.annotation(of: item.text).score
      let label = score?.label ?? .neutral
      evaluation.add(
        gold: item.label, predicted: label, score: score?.polarity ?? 0, goldScore: item.score,
        confidence: score?.confidence, coverage: score?.coverage ?? 0)
      return label
    }
    return (evaluation, labels)
  }
}

/// Why a file of labelled texts cannot be used.
public struct GoldFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong, as a sentence without its full stop.
  public let reason: String

  /// The cause and the place.
  public var description: String { "\(reason) ('\(file)', line \(line))." }
}
