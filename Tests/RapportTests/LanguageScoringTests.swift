import Rapport
import RapportModel
import RapportSentiment
import RapportTestSupport
import Testing

/// Each text is scored by the tables of its own language.
@Suite struct LanguageScoringTests {
  @Test(
    "a text is scored in its language",
    arguments: [
      ("es", "Me encanta esta tienda, el pedido llegó rápido", .positive),
      ("es", "El pedido llegó roto y nadie contesta, qué vergüenza", .negative),
      ("es", "No es una mala tienda, pero el envío fue horrible", .negative),
      ("fr", "Le service est excellent et la livraison rapide", .positive),
      ("fr", "Je suis très déçu de la livraison, quelle arnaque", .negative),
      ("de", "Die Lieferung war schnell und der Service freundlich", .positive),
      ("de", "Das war keine gute Erfahrung, der Service ist schlecht", .negative),
      ("de", "Das Essen war gar nicht gut.", .negative),
      ("fr", "Je ne suis pas du tout satisfait de la chambre", .negative),
      ("it", "Una grande delusione, non lo consiglio", .negative),
      ("es", "Una gran decepción, no volveremos", .negative),
      ("it", "Il servizio è ottimo, sono molto contento", .positive),
      ("it", "Pessima esperienza, il pacco è arrivato rotto", .negative),
      ("pt", "Adorei a loja, o atendimento é maravilhoso", .positive),
      ("pt", "O produto veio com defeito e o atendimento é péssimo", .negative),
    ] as [(String, String, SentimentLabel)])
  func ownLanguage(language: String, text: String, label: SentimentLabel) throws {
    let annotation = try Annotator().annotation(of: text)
    #expect(annotation.language == language)
    #expect(annotation.score?.label == label, "\(annotation)")
    var options = ScoringOptions()
    options.language = language
    #expect(try Annotator(options).annotation(of: text).score == annotation.score)
  }

  @Test(
    "a text too short to tell its language is scored by the lexicon that knows its words",
    arguments: [
      ("adorei", .positive), ("¡¡¡Excelente!!!", .positive), ("huele mal", .negative),
      ("Una delusione totale", .negative), ("Der Hammer", .positive), ("no good", .negative),
    ] as [(String, SentimentLabel)])
  func short(text: String, label: SentimentLabel) throws {
    let annotation = try Annotator().annotation(of: text)
    #expect(annotation.score?.label == label, "\(annotation)")
  }

  @Test(
    "trouble that is asked after and not there is no blame",
    arguments: ["Any problems? None.", "Probleme? Keine.", "Problemi? Nessuno."])
  func noTrouble(text: String) throws {
    let score = try #require(try Annotator().annotation(of: text).score)
    #expect(score.polarity > 0, "\(score)")
  }

  @Test("what changes its language is scored stretch by stretch") func mixed() throws {
    let annotator = try Annotator()
    let score = try #require(
      annotator.annotation(of: "I love this phone pero la batería es muy mala").score)
    #expect(score.label == .mixed && score.positive > 0.2 && score.negative > 0.2)
    #expect((-1...1).contains(score.polarity) && (0...1).contains(score.coverage))
    let one = try #require(annotator.annotation(of: "The lamp is great y me encanta la tienda entera").score)
    #expect(one.label == .positive)
  }

  @Test("a comment that changes its language keeps the topics of all its stretches") func topicsOfMixed()
    throws
  {
    let annotator = try Annotator()
    let text = "I love this checkout and the delivery pero la batería es muy mala"
    var batch = CommentBatch()
    batch.appendComment(CommentFacts(record: 1))
    batch.set(.text, to: text)
    let found = annotator.annotate(batch).topics(of: 0).map { annotator.topics[Int($0)] }
    let expected = Set(annotator.explanation(of: text).topics.map(\.name))
    #expect(!expected.isEmpty && Set(found) == expected)
  }

  @Test("other languages are not scored, nor any but its own by a lexicon that is named") func unsupported()
    throws
  {
    let russian = "Это очень плохой магазин, никому не советую"
    #expect(
      try Annotator().annotation(of: russian) == .unscored(.unsupportedLanguage, language: "ru"))
    var options = ScoringOptions()
    options.lexicon = "en/base"
    let spanish = "Me encanta esta tienda, el pedido llegó rápido"
    #expect(
      try Annotator(options).annotation(of: spanish) == .unscored(.unsupportedLanguage, language: "es"))
  }

  @Test("the manifest names the tables of all languages, and evidence is in the text's own") func provenance()
    throws
  {
    let annotator = try Annotator()
    #expect(Set(annotator.lexicons.map(\.name)).isSuperset(of: ["en/rapport-open", "es/rapport", "pt/base"]))
    let explanation = annotator.explanation(of: "Me encanta esta tienda, el pedido llegó rápido")
    #expect(explanation.contributions.contains { $0.term == "me encanta" })
    #expect(!explanation.weights.isEmpty)
  }
}
