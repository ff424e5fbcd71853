public import RapportText

/// A table of weights that were learned from labelled texts: words, pairs of words and figures about the text.
///
///     let table = try LexiconLibrary().weights("en/rapport-open")
///     table.entries.first { $0.term == "waste of" }    // its two weights
///     table.manifest.training?.sources                 // what they were learned from
///
/// The lexicon that its manifest names, with the shifters of its language, gives the figures about the text.
public struct WeightTable: Hashable, Sendable {
  /// What the table is and where it comes from.
  public let manifest: LexiconManifest
  /// The entries; each form and term once.
  public let entries: [WeightEntry]

  /// A table made of its parts.
  public init(manifest: LexiconManifest, entries: [WeightEntry]) {
    self.manifest = manifest
    self.entries = entries
  }

  /// The columns of a file.
  public static let columns = ["form", "term", "side", "any", "texts"]

  /// The file `terms.tsv`: UTF-8 with LF line ends, features first, then entries in order of form and term.
  ///
  /// Weights have three places.
  public var written: String {
    var text = Self.columns.joined(separator: "\t") + "\n"
    for entry in entries {
      text += "\(entry.form.rawValue)\t\(entry.term)\t\(Self.decimal(entry.side))\t\(Self.decimal(entry.any))"
      text += "\t\(entry.texts)\n"
    }
    return text
  }

  /// A weight as it is written down.
  static func rounded(_ weight: Double) -> Double { (weight * 1000).rounded() / 1000 }

  /// Up to three places without trailing zeros.
  static func decimal(_ weight: Double) -> String {
    let thousandths = Int((weight * 1000).rounded())
    let (whole, fraction) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    var places = String(fraction + 1000).dropFirst()
    while places.last == "0" { places.removeLast() }
    return (thousandths < 0 ? "-" : "") + "\(whole)" + (places.isEmpty ? "" : "." + places)
  }
}

/// A table of weights as read from a file, with everything that is wrong with the file.
public struct WeightReading: Sendable {
  /// The entries that could be read.
  public let table: WeightTable
  /// Every problem in order of its line.
  public let issues: [LexiconIssue]
}
