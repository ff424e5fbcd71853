internal import RapportText

/// Which entries may get a weight.
///
/// A negator says that something is not so, and *no* answers a question: what that does to a text is up to the rules. Most
/// people who deny something are displeased, and with weights of their own these words would call every denial negative.
/// Other words may be learned together with them: *not worth*. ``TrainingOptions/weighsDenials`` does without the filter.
struct EntryFilter {
  /// Negators and answers.
  private let denials: Set<String>
  /// Words that say nothing by themselves, and ``denials``.
  private let functionWords: Set<String>

  /// The filter by the tables of a language; without them it admits everything.
  init(language: String, library: LexiconLibrary) throws(LexiconError) {
    guard library.data.origin(of: language + "/shifters/terms.tsv") != nil else {
      denials = []
      functionWords = []
      return
    }
    denials = Set(
      try library.shifters(of: language).filter {
        [.negator, .verbNegator, .absence, .answer].contains($0.kind)
      }
      .map(\.term))
    functionWords = denials.union(try library.words(of: language, kind: "function"))
  }

  /// Whether an entry may get a weight.
  func admits(_ entry: WeightEntry) -> Bool {
    switch entry.form {
    case .feature, .negated: return true
    case .word: return !denials.contains(entry.term)
    case .pair:
      let words = entry.term.split(separator: " ").map(String.init)
      return !words.contains(where: denials.contains) || !words.allSatisfy(functionWords.contains)
    }
  }
}
