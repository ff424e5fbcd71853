import RapportModel
import RapportSentiment
import RapportText
import Synchronization

/// The scorers of all languages that have tables, apart from the default one.
///
/// A language's tables are read when the first text in it comes, since most runs meet few languages. Annotators of several
/// threads share one.
final class LanguageScorers: Sendable {
  /// The tables of all these languages, for the manifest, in order of their names.
  let stamps: [LexiconStamp]
  private let options: ScoringOptions
  private let languages: Set<String>
  private let loaded = Mutex<[String: PolarityScorer]>([:])
  private let words = Mutex<LexiconWords?>(nil)

  /// The scorers of all languages but one.
  ///
  /// - Throws: ``LexiconError`` when a table in a folder of the user's is wrong; built-in ones are not read yet.
  init(but language: String, _ options: ScoringOptions) throws {
    let library = LexiconLibrary(options.library)
    self.options = options
    languages = Set(library.languages).subtracting([language])
    var stamps: [LexiconStamp] = []
    for language in languages.sorted() {
      let name = library.defaultName(of: language)
      if name != language + "/base" { stamps.append(try library.manifest(of: name).stamp) }
      stamps.append(try library.manifest(of: language + "/base").stamp)
    }
    self.stamps = stamps
    for language in languages where library.hasOwnTables(of: language) {
      let scorer = try Self.scorer(of: language, options)
      loaded.withLock { $0[language] = scorer }
    }
  }

  /// Whether there are tables of a language.
  func has(_ language: String) -> Bool { languages.contains(language) }

  /// The scorer of a language; `nil` for one without tables.
  func scorer(of language: String) -> PolarityScorer? {
    guard languages.contains(language) else { return nil }
    return loaded.withLock { loaded in
      if let scorer = loaded[language] { return scorer }
      // Built-in tables have no errors.
      let scorer = try? Self.scorer(of: language, options)
      loaded[language] = scorer
      return scorer
    }
  }

  /// The language whose lexicon holds the most of some words, and how many; `nil` where none holds any.
  ///
  /// - Parameters:
  ///   - words: In small letters.
  ///   - preferred: The one to name of several that hold as many, else the first by its tag.
  func language(of words: [String], preferred: String?) -> (language: String, count: Int)? {
    let lexicons = self.words.withLock { lexicons in
      if let lexicons { return lexicons }
      let new = LexiconWords(languages.sorted(), from: options.library)
      lexicons = new
      return new
    }
    let counts = lexicons.counts(of: words)
    guard let most = counts.map(\.count).max(), most > 0 else { return nil }
    let best = counts.filter { $0.count == most }
    return best.first { $0.language == preferred } ?? best.first
  }

  private static func scorer(of language: String, _ options: ScoringOptions) throws -> PolarityScorer {
    let library = LexiconLibrary(options.library)
    var tables = try library.sentimentTables(library.defaultName(of: language))
    if let name = options.addedTerms { tables = tables.adding(try library.addedTerms(name)) }
    var builder = try VocabularyBuilder(library: options.library)
    // Rules are named after those of the default language, and not every language has all of them.
    let known = try library.rules(of: language)
    func isKnown(_ name: String) -> Bool { known.contains { $0.id == name || $0.id.hasPrefix(name + ".") } }
    let dictionary = try PolarityDictionary(
      inserting: tables.lexicon, weights: tables.weights, from: library, into: &builder,
      disabledRules: options.disabledRules.filter(isKnown),
      enabledRules: options.enabledRules.filter(isKnown))
    return PolarityScorer(dictionary: dictionary, vocabulary: builder.build(), classes: options.classes)
  }
}
