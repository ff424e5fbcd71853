import RapportTestSupport
import RapportText
import Testing

@Suite struct VariantTests {
  @Test(
    "a term has other ways of writing it",
    arguments: [
      ("good", []), ("don't", ["dont"]), ("dont", ["don't"]),
      ("Dont worry", ["don't worry", "Dont-worry"]),
      ("well made", ["well-made"]), ("well-made", ["well made", "wellmade", "well‐made", "well–made"]),
      ("email", ["e mail", "e-mail"]), ("e mail", ["email", "e-mail"]),
      ("my e mail", ["my email", "my e-mail", "my-e-mail"]),
      ("re-sign", ["re sign", "re‐sign", "re–sign"]),
      ("state-of-the-art", ["state of the art", "state‐of‐the‐art", "state–of–the–art"]),
      ("Check-out", ["checkout", "Checkout", "Check‐out", "Check–out"]), ("its", []), ("were", []),
      ("it's", []), ("-", []), ("a -", []), (":-)", []), ("", []),
      ("not worth the money", []), ("5 stars", []),
    ] as [(String, [String])])
  func spelling(term: String, forms: [String]) throws {
    #expect(try TermVariants([.spelling], language: "en").forms(of: term) == forms)
  }

  @Test(
    "a noun has a plural",
    arguments: [
      ("app", ["apps"]), ("delivery", ["deliveries"]), ("day", ["days"]), ("price tag", ["price tags"]),
      ("box", ["boxes"]), ("branch", ["branches"]), ("analysis", ["analyses"]), ("woman", ["women"]),
      ("human", ["humans"]), ("news", []), ("deliver*", []), ("👍", []), ("5", []),
    ] as [(String, [String])])
  func plural(term: String, forms: [String]) throws {
    #expect(try TermVariants([.plural], language: "en").forms(of: term) == forms)
  }

  @Test("a language without tables has the signs") func otherLanguage() throws {
    let variants = try TermVariants(Set(TermVariants.Kind.allCases), language: "xx")
    #expect(variants.forms(of: "porte-monnaie").prefix(2) == ["porte monnaie", "portemonnaie"])
    #expect(variants.forms(of: "dont") == [])
  }

  @Test(
    "an entry is found however a text writes it",
    arguments: [
      ("don't", ["Don't", "don’t", "donʼt", "dont", "don&#39;t"]), ("dont", ["don't", "don’t"]),
      ("well-made", ["well-made", "well made", "wellmade", "Well–made"]),
      ("well made", ["well-made", "WELL MADE"]),
      ("e-mail", ["email", "e mail", "E-Mail"]), ("email*", ["emails"]),
      ("don't like", ["dont like", "don’t like"]), ("wi-fi*", ["wifi", "wi fi", "wi-fis"]),
    ] as [(String, [String])])
  func lookup(entry: String, texts: [String]) throws {
    let variants = try TermVariants([.spelling], language: "en")
    var builder = try VocabularyBuilder()
    var patterns: Set<PatternID> = []
    let style: MatchStyle = entry.contains("*") ? .glob : .fixed
    patterns.insert(try builder.insert(entry, style: style, variants: variants) { patterns.insert($0) })
    let tokenizer = try Tokenizer(vocabulary: builder.build())
    for text in texts {
      let tokens = tokenizer.tokens(in: text)
      var found = false
      tokenizer.vocabulary.forEachMatch(in: tokens) {
        if $0.tokens == tokens.indices && patterns.contains($0.pattern) { found = true }
      }
      #expect(found, "\(text)")
    }
  }

  @Test(
    "what is no other way of writing a term is not found",
    arguments: ["its", "well. made", "e", "mail", "made well"])
  func otherTexts(text: String) throws {
    let variants = try TermVariants([.spelling], language: "en")
    var builder = try VocabularyBuilder()
    for entry in ["it's", "well made", "e-mail"] { try builder.insert(entry, variants: variants) { _ in } }
    let tokenizer = try Tokenizer(vocabulary: builder.build())
    var found = 0
    tokenizer.vocabulary.forEachMatch(in: tokenizer.tokens(in: text)) { _ in found += 1 }
    #expect(found == 0)
  }

  @Test(
    "the longest match of a key hides those in it, whichever way it is written",
    arguments: ["a well made thing", "a well-made thing", "a wellmade thing"])
  func nesting(text: String) throws {
    let variants = try TermVariants([.spelling], language: "en")
    var builder = try VocabularyBuilder()
    var keys: [PatternID: [String]] = [:]
    for (key, entry) in [
      ("craft", "made"), ("craft", "well-made"), ("craft", "well made"), ("praise", "well-made"),
    ] {
      let id = try builder.insert(entry, variants: variants) { keys[$0, default: []].append(key) }
      keys[id, default: []].append(key)
    }
    let tokenizer = try Tokenizer(vocabulary: builder.build())
    var longest = LongestMatches<String>()
    tokenizer.vocabulary.forEachMatch(in: tokenizer.tokens(in: text)) { match in
      for key in keys[match.pattern] ?? [] { longest.insert(match, key: key) }
    }
    #expect(longest.resolved().map(\.key) == ["craft", "praise"])
  }
}
