import Foundation
import RapportModel
import RapportTestSupport
import RapportText
import Testing

@Suite struct LanguageTests {
  @Test(
    "a script that one language is written in decides",
    arguments: [
      ("很好用", "zh"), ("とても良い商品", "ja"), ("日本語は楽しい", "ja"), ("カメラ", "ja"), ("좋아요", "ko"), ("ดีมาก", "th"),
      ("Πολύ καλό", "el"), ("טוב מאוד", "he"), ("ძალიან კარგი", "ka"), ("Շատ լավ", "hy"), ("மிகவும் நல்லது", "ta"),
      ("iPhone 很好用的手机", "zh"), ("アプリが app を", "ja"),
    ])
  func script(text: String, tag: String) throws {
    #expect(try LanguageIdentifier().language(of: text).tag == tag)
  }

  @Test(
    "words, letters and CLD2 tell languages of one script apart",
    arguments: [
      ("the app crashes every time I open it", "en"), ("die App stürzt ständig ab", "de"),
      ("l’appli ne marche plus depuis hier", "fr"), ("la aplicación no se abre desde ayer", "es"),
      ("o aplicativo não abre mais desde ontem", "pt"), ("l'app non si apre più da ieri", "it"),
      ("de app werkt niet meer sinds gisteren", "nl"), ("aplikacja nie działa od wczoraj", "pl"),
      ("uygulama dünden beri çok kötü çalışıyor", "tr"), ("aplikasinya gak bisa dibuka dari kemarin", "id"),
      ("appen fungerar inte längre sedan igår", "sv"), ("sovellus ei toimi enää eilisen jälkeen", "fi"),
      ("az alkalmazás tegnap óta nem működik", "hu"), ("aplicația nu mai merge de ieri", "ro"),
      ("ứng dụng không mở được từ hôm qua", "vi"), ("hindi na gumagana ang app mula kahapon", "tl"),
      ("приложение не открывается со вчерашнего дня", "ru"), ("додаток не працює з учорашнього дня", "uk"),
      ("التطبيق لا يعمل منذ أمس", "ar"), ("برنامه از دیروز باز نمی‌شود", "fa"),
      ("یہ ایپ کل سے نہیں کھل رہی", "ur"),
      ("ऐप कल से नहीं खुल रहा है", "hi"), ("हे ॲप कालपासून उघडत नाही आहे", "mr"), ("অ্যাপটি কাল থেকে খুলছে না", "bn"),
    ])
  func sharedScripts(text: String, tag: String) throws {
    let guess = try LanguageIdentifier().language(of: text)
    #expect(guess.tag == tag)
    #expect(guess.confidence >= 0.5)
  }

  @Test(
    "English with slang, names and abbreviations is English or open",
    arguments: [
      "lol omg u r so gr8", "gr8 app luv it", "smh fr fr no cap", "brb ttyl ily", "slay queen periodt",
      "El Clasico tonight!", "watching La La Land with my girl", "Los Angeles Lakers vs San Antonio Spurs",
      "no no no no no", "soooo goooood", "tmrw imma be in LA w/ da crew", "OMG DA BEST",
      "Taylor Swift Eras Tour",
      "my man Di Maria is on fire", "bruh moment ngl", "Kendrick Lamar, Drake, J Cole",
    ])
  func slang(text: String) throws {
    #expect(["en", "und"].contains(try LanguageIdentifier().language(of: text).tag))
  }

  @Test(
    "little evidence leaves the language open, with little confidence",
    arguments: [
      ("Nice!", "und"), ("ok", "und"), ("Samsung Galaxy", "und"), ("Bayern Munich 3-0 Dortmund", "und"),
      ("la", "und"), ("Привет", "und-Cyrl"), ("مرحبا", "und-Arab"), ("ᚠᚢᚦ", "und-Runr"),
    ])
  func open(text: String, tag: String) throws {
    let guess = try LanguageIdentifier().language(of: text)
    #expect(guess.tag == tag)
    #expect(guess.confidence < 0.5)
  }

  @Test(
    "a letter of another script tells nothing, in a word or beside it",
    arguments: [
      ("Всё былó прекраснó", "ru"), ("Потóм мы пошли в магазин и всё купили", "ru"),
      ("Отель Montréal очень хороший, déjà vu", "ru"), ("Це дуже гáрно, але дорóго", "uk"),
      ("Готель Montréal дуже гарний, але дорого", "uk"), ("Благодаря, ì хареса много, но кафèто не", "bg"),
      ("Добро је, али кафé није топао", "sr"), ("Ово није добро, señor, али је јефтино", "sr"),
      ("Тие нè викнаа и нè прашаа што сакаме", "mk"),
      ("The cоffee is very gооd and the stаff was nice", "en"),
      ("Uygulamа dünden beri çok kötü çаlışıyor", "tr"),
    ])
  func foreignLetters(text: String, tag: String) throws {
    let identifier = try LanguageIdentifier()
    let guess = identifier.language(of: text)
    #expect(guess.tag == tag)
    // Letters of ASCII are never counted.
    let plain = [("é", "e"), ("è", "e"), ("à", "a"), ("á", "a"), ("ó", "o"), ("ì", "i"), ("ñ", "n")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
    if guess.script == "Cyrl" { #expect(identifier.language(of: plain) == guess, "\(plain)") }
  }

  @Test("what is no language has no say") func noise() throws {
    let identifier = try LanguageIdentifier()
    for noise in [
      "http://der-die-das.example/und/nicht", "@der_die_das", "#derdiedas", "a.die@und.example", "👍🏽", "😂😂",
      "10,50 €", ":-)",
    ] {
      #expect(identifier.language(of: noise).tag == (noise == "#derdiedas" ? "und" : "zxx"), "\(noise)")
      #expect(identifier.language(of: noise + " this is not what I wanted " + noise).tag == "en", "\(noise)")
    }
    #expect(identifier.language(of: "").tag == "zxx")
    // Where nothing else stands, a hashtag tells its script.
    #expect(identifier.language(of: "#행복").tag == "ko")
  }

  @Test("the script is told, for Chinese also which characters") func scripts() throws {
    let identifier = try LanguageIdentifier()
    for (text, script) in [
      ("这个东西很好用", "Hans"), ("這個東西很好用", "Hant"), ("很好", "Hani"), ("very good", "Latn"), ("очень", "Cyrl"),
      ("👍", nil),
    ] {
      #expect(identifier.language(of: text).script == script, "\(text)")
    }
  }

  @Test("confidence is the smaller of the script's share and what the lead gives") func confidence() throws {
    let identifier = try LanguageIdentifier()
    // Two words ahead; all letters are Latin.
    #expect(identifier.language(of: "muito bom").confidence == 2.0 / 3)
    // Six bytes of Thai and two of Latin.
    #expect(identifier.language(of: "ดี ok").confidence == 0.75)
    #expect(identifier.language(of: "좋아요").confidence == 1)
  }

  @Test("only the first 4,096 bytes count") func reach() throws {
    let identifier = try LanguageIdentifier()
    let english = String(repeating: "this is not what they wanted. ", count: 140)
    #expect(english.utf8.count > 4096)
    #expect(
      identifier.language(of: english + String(repeating: "das ist nicht gut und ", count: 1000)).tag == "en")
    #expect(identifier.language(of: String(repeating: "a", count: 1_000_000)).tag == "zxx")
  }

  @Test("a guess depends on the text alone") func independence() async throws {
    let texts = (0..<200).flatMap { number in
      [
        "Gravel bike \(number)", "Plaatje nummer \(number) voor iedereen", "lovely little shop",
        "Opera bellissima",
        "не знаю \(number)", "C'est nul, franchement", "xyzzy plugh quux zork", "kein Kommentar dazu",
      ]
    }
    let expected = try texts.map { try LanguageIdentifier().language(of: $0) }
    try await withThrowingTaskGroup(of: [LanguageGuess].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let identifier = try LanguageIdentifier()
          return texts.map { identifier.language(of: $0) }
        }
      }
      for try await guesses in group { #expect(guesses == expected) }
    }
  }

  @Test("any text gets some guess, the same one twice, and segments that cover it") func random() throws {
    var random = SeededGenerator()
    let identifier = try LanguageIdentifier()
    for _ in 0..<2000 {
      let text = randomText(of: 40, using: &random)
      let guess = identifier.language(of: text)
      #expect(identifier.language(of: text) == guess, "\(text.debugDescription), seed \(random.seed)")
      #expect((0...1).contains(guess.confidence) && !guess.tag.isEmpty, "seed \(random.seed)")
      expectCover(identifier.segments(in: text), text, "\(text.debugDescription), seed \(random.seed)")
    }
  }

  @Test("every listed word is the key that a token is looked up by") func keys() throws {
    var normalizer = TermNormalizer()
    let table = try DataLibrary.embedded.contents(of: "und/languages/terms.tsv")
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t")
      let words = fields[3].split(separator: " ").map(String.init)
      #expect(Set(words).count == words.count, "\(fields[0]) lists a word twice")
      for word in words {
        #expect(normalizer.key(of: word) == word, "\(fields[0])")
      }
    }
  }

  @Test("a fault in the user's table is found by its line") func fault() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "language\tscript\tletters\twords\nde\tLatin\t-\tder die das\n", to: "und/languages/terms.tsv")
    #expect(
      throws: TextError.invalidEntry(
        path: "und/languages/terms.tsv", line: 2, cause: "expected a script such as 'Latn'")
    ) {
      try LanguageIdentifier(library: DataLibrary(directory: folder.url.path))
    }
  }
}

/// Segments are in order, without gaps, from the beginning of a text to its end.
func expectCover(_ segments: [LanguageSegment], _ text: String, _ comment: @autoclosure () -> String = "") {
  #expect(!segments.isEmpty, "\(comment())")
  #expect(segments.first?.range.start == 0, "\(comment())")
  #expect(segments.last.map { Int($0.range.end) } == text.utf8.count, "\(comment())")
  for (segment, next) in zip(segments, segments.dropFirst()) {
    #expect(segment.range.end == next.range.start && !segment.range.isEmpty, "\(comment())")
    let isSame = segment.guess.tag == next.guess.tag && segment.guess.script == next.guess.script
    #expect(!isSame, "\(comment())")
  }
}
