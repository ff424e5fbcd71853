import Foundation
import RapportSentiment
import RapportTestSupport
import RapportText
import Testing

@Suite struct LexiconLibraryTests {
  private let library = LexiconLibrary()
  private static let names = [
    "de/base", "de/rapport", "en/base", "en/pattern", "en/rapport", "en/rapport-open", "en/vader", "es/base",
    "es/rapport", "fr/base", "fr/rapport", "it/base", "it/rapport", "pt/base",
  ]

  @Test("lists the lexicons with licence and source") func list() throws {
    let manifests = try library.manifests()
    #expect(manifests.map(\.name) == Self.names)
    let own = "Apache-2.0 AND MIT AND PDDL-1.0"
    #expect(
      manifests.filter { $0.language == "en" }.map(\.licence) == [
        own, "PDDL-1.0", own + " AND CC-BY-4.0 AND LicenseRef-research-texts", own + " AND CC-BY-4.0", "MIT",
      ])
    #expect(manifests.allSatisfy { !$0.source.isEmpty && !$0.hash.isEmpty })
    #expect(manifests.allSatisfy { ($0.scale != nil) == ($0.kind == .valences) })
  }

  @Test("every shipped table has its stated hash") func hashes() throws {
    for manifest in try library.tables() {
      #expect(try library.hasStatedHash(manifest.name), "\(manifest.name)")
    }
  }

  @Test(
    "every shipped lexicon is without fault",
    arguments: ["en/base", "en/pattern", "en/vader", "de/base", "es/base", "fr/base", "it/base", "pt/base"])
  func faultless(name: String) throws {
    let reading = try library.read(name)
    #expect(reading.issues.isEmpty, "\(reading.issues.prefix(5))")
    #expect(reading.lexicon.entries.count > 1_000)
  }

  @Test("our own additions win in the base lexicon, but for words that say nothing themselves")
  func additions()
    throws
  {
    let base = try library.lexicon("en/base")
    let file = SharedData.packageFolder.appendingPathComponent("lexicons/en/base/additions.tsv")
    let additions = Lexicon.read(Array(try Data(contentsOf: file)), manifest: base.manifest).lexicon
    let steering: Set<Shifter.Kind> = [.intensifier, .downtoner, .negator, .absence]
    let shifters = Set(try library.shifters(of: "en").filter { steering.contains($0.kind) }.map(\.term))
    let without = shifters.union(try library.words(of: "en"))
    #expect(additions.entries.count > 2_000)
    for entry in additions.entries where !without.contains(entry.term) {
      #expect(base.valence(of: entry.term) == entry.valence, "\(entry.term)")
    }
  }

  @Test("words for who people are have no valence in the base lexicon") func identity() throws {
    let lexicon = try library.lexicon("en/base")
    for term in ["gay", "muslim", "jewish", "black", "mexican", "disabled", "women"] {
      #expect(lexicon.valence(of: term) == nil, "\(term)")
    }
  }

  @Test(
    "every shipped table of weights is without fault and states what it was learned from",
    arguments: ["en/rapport", "en/rapport-open"])
  func weights(name: String) throws {
    let reading = try #require(try library.readWeights(name))
    #expect(reading.issues.isEmpty, "\(reading.issues.prefix(5))")
    let manifest = reading.table.manifest
    #expect(manifest.name == name && manifest.lexicon == "en/base")
    let training = try #require(manifest.training)
    #expect(training.sources.allSatisfy { !$0.terms.isEmpty && $0.content.hasPrefix("xxh3-128:") })
    #expect(training.minimumTexts >= 5)
    #expect(reading.table.entries.allSatisfy { $0.form == .feature || $0.texts >= training.minimumTexts })
    let words = Set(reading.table.entries.flatMap { $0.term.split(separator: " ").map(String.init) })
    #expect(
      words.isDisjoint(with: ["gay", "muslim", "jewish", "black", "mexican", "obama", "london"]))
    #expect(words.isSuperset(of: ["good", "[positive]", "!"]))
  }

  @Test(
    "words for who people are have neither valence nor weight in any language",
    arguments: [
      ("de", ["muslim", "schwul", "ausländer", "frauen"]),
      ("es", ["negro", "gitano", "mujeres", "inmigrantes"]),
      ("fr", ["juif", "arabes", "noir", "femmes"]), ("it", ["rom", "ebreo", "immigrati", "donne"]),
      ("pt", ["negro", "índio", "mulheres"]),
    ] as [(String, [String])])
  func identities(language: String, words: [String]) throws {
    let tables = try library.sentimentTables(library.defaultName(of: language))
    let weighed = Set(
      (tables.weights?.entries ?? []).flatMap { $0.term.split(separator: " ").map(String.init) })
    for word in words {
      #expect(tables.lexicon.valence(of: word) == nil && !weighed.contains(word), "\(word)")
    }
  }

  @Test("every language with a lexicon has shifters and rules that can be read") func languages() throws {
    #expect(library.languages == ["de", "en", "es", "fr", "it", "pt"])
    for language in library.languages {
      let rules = Set(try library.rules(of: language).map(\.id))
      #expect(try library.shifters(of: language).allSatisfy { rules.contains($0.rule) }, "\(language)")
    }
  }

  @Test("the default was learned from openly licensed texts only") func openTexts() throws {
    let training = try #require(try library.weights("en/rapport-open").manifest.training)
    let terms = (training.sources + training.calibration).map(\.terms)
    #expect(terms.allSatisfy { $0.hasPrefix("CC-BY-4.0") || $0.hasPrefix("MIT") }, "\(terms)")
    #expect(library.defaultName(of: "en") == "en/rapport-open" && library.defaultName(of: "xx") == "xx/base")
  }

  @Test("shifters have factors that fit their kind") func shifters() throws {
    for shifter in try library.shifters(of: "en") {
      switch shifter.kind {
      case .negator, .verbNegator, .absence, .downtoner, .question:
        #expect((-1..<0).contains(shifter.factor), "\(shifter.term)")
      case .intensifier, .afterthought, .exclamation:
        #expect((0.05...1).contains(shifter.factor), "\(shifter.term)")
      case .contrast, .concession, .concessionPhrase, .condition, .hearsay, .request, .courtesy:
        #expect((0.1..<1).contains(shifter.factor), "\(shifter.term)")
      case .past, .supposed:
        #expect((0.1...1).contains(shifter.factor) || shifter.factor == -0.6, "\(shifter.term)")
      case .until: #expect(shifter.factor == -0.5, "\(shifter.term)")
      case .trouble: #expect((1...3).contains(shifter.factor), "\(shifter.term)")
      case .comparison: #expect((-1..<1).contains(shifter.factor), "\(shifter.term)")
      case .answer, .relief: #expect(abs(shifter.factor) == 1, "\(shifter.term)")
      case .exempt, .sentence, .present, .holder, .firstPerson, .opinion, .sarcasm, .asker, .light,
        .preposition, .ratio:
        #expect(shifter.factor == 1, "\(shifter.term)")
      }
    }
  }

  @Test("a lexicon is loaded from a file, and an unknown name says what there is") func file() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lexicon-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("shop.txt").path
    try "returns\t-2\nswift delivery\t3\n".write(toFile: path, atomically: true, encoding: .utf8)
    let lexicon = try library.lexicon(path)
    #expect(lexicon.name == "shop.txt")
    #expect(lexicon.valence(of: "swift delivery") == 3)

    try "returns\n".write(toFile: path, atomically: true, encoding: .utf8)
    let issues = [LexiconIssue(.missingValence, line: 1, column: 8)]
    #expect(throws: LexiconError.badEntries(path: path, issues: issues)) { try library.lexicon(path) }
    #expect(throws: LexiconError.unknownLexicon(name: "en/none", known: Self.names)) {
      try library.lexicon("en/none")
    }
  }
}
