public import RapportModel
import RapportSentiment

/// Several lexicons on the same comments: what the first one says, as if it were alone, and the scores of the others beside it.
///
///     let panel = try LexiconPanel(["en/rapport", "en/base", "vader"], ScoringOptions())
///     let batch = panel.annotate(found)
///     batch.furtherScores[0][row]?.label       // by en/base
///     batch.disagreement(of: row)              // 0 where all give the same label
///
/// The language of a text is identified once. Each lexicon looks the words up in tables of its own, so that no lexicon
/// changes what another one knows: every score is the one that its lexicon gives alone. A panel owns buffers and belongs to one
/// thread.
public struct LexiconPanel {
  /// Scores by the first lexicon, and knows everything else about the comments.
  public let first: Annotator
  /// The names of the lexicons, the first one's first; `vader` for the published algorithm.
  public let names: [String]
  /// What ends the names of columns of further lexicons: `en_base` for `en/base`, `our_words` for a file `our-words.csv`.
  public let columnNames: [String]
  private let further: [Annotator]

  /// The number of lexicons.
  public var count: Int { further.count + 1 }

  /// Loads the lexicons.
  ///
  /// - Parameters:
  ///   - lexicons: Names or files of lexicons, or `vader` for the published algorithm with its own; none for what the options
  ///     say.
  ///   - options: How comments are scored, whatever the lexicon.
  /// - Throws: ``LexiconPanelError``, and as ``Annotator/init(_:)``.
  public init(_ lexicons: [String] = [], _ options: ScoringOptions) throws {
    for (index, name) in lexicons.enumerated() where lexicons[..<index].contains(name) {
      throw LexiconPanelError.sameLexicon(name)
    }
    let annotators = try lexicons.map { try Annotator(options.with(lexicon: $0)) }
    first = try annotators.first ?? Annotator(options)
    further = Array(annotators.dropFirst())
    names = ([first] + further).map {
      $0.options.scorer == .vader && $0.options.lexicon == nil ? Scorer.vader.rawValue : $0.lexicons[0].name
    }
    columnNames = names.dropFirst().map(Self.columnName)
    for (index, column) in columnNames.enumerated() {
      if let other = columnNames[..<index].firstIndex(of: column) {
        throw LexiconPanelError.sameColumn(column, lexicons[other + 1], lexicons[index + 1])
      }
    }
  }

  /// A panel for another thread that does what this one does, with the same dictionaries.
  ///
  /// - Throws: ``TextError`` when a tokeniser cannot be opened.
  init(sharing other: LexiconPanel) throws {
    first = try Annotator(sharing: other.first)
    further = try other.further.map { try Annotator(sharing: $0) }
    names = other.names
    columnNames = other.columnNames
  }

  /// A name as part of a column's: letters and digits, with `_` between them. A file loses its extension.
  private static func columnName(_ name: String) -> String {
    let dot = name.contains("/") ? nil : name.lastIndex(of: ".")
    return name[..<(dot ?? name.endIndex)].lowercased().split { !$0.isLetter && !$0.isNumber }.joined(
      separator: "_")
  }

  // MARK: Findings

  /// The findings about comments that were read.
  ///
  /// - Complexity: O(*k* · *n*) for *k* lexicons and texts of *n* bytes.
  public func annotate(_ found: FoundComments) -> AnnotatedComments {
    var batch = first.annotate(found)
    batch.furtherScores = further.map { $0.scores(of: batch.comments, annotatedBefore: batch.annotations) }
    return batch
  }

  /// The findings about one text by the first lexicon with all that led to them, and those by the others.
  public func explanation(of text: String) -> Explanation {
    var explanation = first.explanation(of: text)
    explanation.furtherAnnotations = zip(names.dropFirst(), further).map { name, annotator in
      (name, annotator.annotation(of: text))
    }
    return explanation
  }

  /// The manifest of a result about some inputs.
  public func manifest(
    options more: [Manifest.Option] = [], inputs: [InputStamp],
    pseudonymizer: AuthorPseudonymizer = .builtIn
  ) -> Manifest {
    var options = more
    if !further.isEmpty { options.append(.init(name: "lexicon", value: names.joined(separator: ","))) }
    var stamps: [LexiconStamp] = []
    for stamp in further.flatMap(\.lexicons) where !(first.lexicons + stamps).contains(stamp) {
      stamps.append(stamp)
    }
    return first.manifest(
      options: options, lexicons: stamps, inputs: inputs, pseudonymizer: pseudonymizer)
  }
}

extension AnnotatedComments {
  /// The labels of a comment by each lexicon, the first one's first; `nil` by those that did not score it.
  public func labels(of row: Int) -> [SentimentLabel?] {
    [annotations.rows[row].score?.label] + furtherScores.map { $0[row]?.label }
  }

  /// How far the lexicons disagree about the label of a comment; `nil` where fewer than two scored it.
  public func disagreement(of row: Int) -> Double? {
    LabelAgreement.disagreement(of: labels(of: row).compactMap { $0 })
  }
}

/// Why lexicons cannot stand side by side.
public enum LexiconPanelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A lexicon was named twice.
  case sameLexicon(String)
  /// The columns of two lexicons would have the same names.
  case sameColumn(String, String, String)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .sameLexicon(let name): "The lexicon '\(name)' was named twice. Name each lexicon once."
    case .sameColumn(let column, let first, let second):
      "The columns of '\(first)' and '\(second)' would both end in '_\(column)'. Rename one of the files."
    }
  }
}
