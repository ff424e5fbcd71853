import RapportText
import Testing

@Suite struct TokenizerTests {
  @Test("a comment with a bit of everything") func everything() throws {
    try expectTokens(
      [
        (.mention, "@ann"), (.word, "it’s"), (.word, "sooo"), (.word, "good"), (.punctuation, "!!!"),
        (.emoji, "👍🏽"),
        (.hashtag, "#win"), (.punctuation, "–"), (.number, "10"), (.punctuation, "/"), (.number, "10"),
        (.url, "https://shop.example/a?b=c"), (.punctuation, "."), (.email, "ann.lee@shop.example"),
        (.cashtag, "$ACME"), (.emoticon, ":-)"),
      ],
      in: "@ann it’s sooo good!!! 👍🏽 #win – 10/10 https://shop.example/a?b=c. ann.lee@shop.example $ACME :-)")
  }

  @Test(
    "contractions, abbreviations and numbers are one token",
    arguments: [
      ("don't won’t o'clock", ["don't", "won’t", "o'clock"]), ("the U.S.A is", ["the", "U.S.A", "is"]),
      ("great.Thanks", ["great", ".", "Thanks"]), ("note:this", ["note", ":", "this"]),
      ("3.14 1,000 4th", ["3.14", "1,000", "4th"]), ("well-made", ["well", "-", "made"]),
      ("naïve café", ["naïve", "café"]),
      ("«\u{202F}bonjour\u{202F}» 50\u{202F}000\u{202F}!", ["«", "bonjour", "»", "50\u{202F}000", "!"]),
      ("\u{202F}XDt7 a\u{202F}b 10\u{202F}km", ["XDt7", "a", "b", "10", "km"]),
      ("'quoted'", ["'", "quoted", "'"]), ("한국어 문장", ["한국어", "문장"]), ("שלום עולם", ["שלום", "עולם"]),
    ])
  func words(text: String, surfaces: [String]) throws {
    #expect(try surfacesOfTokens(in: text) == surfaces)
  }

  @Test(
    "runs of a mark are one token, other marks one each",
    arguments: [
      ("no... why?!?!", ["no", "...", "why", "?!?!"]), ("(\"a\")", ["(", "\"", "a", "\"", ")"]),
      ("。。。！！", ["。。。", "！！"]),
      ("--- ***", ["---", "***"]), ("a…b", ["a", "…", "b"]), ("__", ["__"]),
      ("5 € + 3 %", ["5", "€", "+", "3", "%"]),
      ("!!\u{301}", ["!", "!\u{301}"]),
    ])
  func punctuation(text: String, surfaces: [String]) throws {
    #expect(try surfacesOfTokens(in: text) == surfaces)
  }

  @Test(
    "emoji are whole grapheme clusters",
    arguments: [
      "👨‍👩‍👧‍👦|👍🏽|🇩🇪|🇫🇷", "1️⃣|2️⃣|#️⃣|*⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿|🏳️‍🌈", "❤️|❤|☺️|✈", "👩🏽‍🚀|🧑‍🤝‍🧑", "😀|😀|😀", "❤️‍🔥|™️|‼️",
    ])
  func emoji(expected: String) throws {
    let emoji = expected.split(separator: "|").map(String.init)
    try expectTokens(emoji.map { (.emoji, $0) }, in: emoji.joined())
  }

  @Test(
    "signs that are text are no emoji", arguments: ["©", "™", "→", "★", "♪", "🇩", "㊗"])
  func textSigns(sign: String) throws {
    try expectTokens([(.punctuation, sign)], in: sign)
  }

  @Test(
    "emoticons are found where they are meant",
    arguments: [
      "nice :) really", "nice:)", ":-D", "XD", "lol xD", "<3 you", ":'(", "(: hello", ":)))))", "T_T",
      "¯\\_(ツ)_/¯", "(^_^)",
      "ಠ_ಠ why", ";-)", "hm :/", "ok =)", "\\o/ yes", ":DDD", "great :p!", "ʕ•ᴥ•ʔ",
    ])
  func emoticons(text: String) throws {
    let kinds = try Tokenizer().tokens(in: text).kinds.filter { $0 == .emoticon }
    #expect(kinds.count == 1)
  }

  @Test(
    "emoticons are not found inside words, numbers, addresses and brackets",
    arguments: [
      "10:30", "ratio 1:3", "(see (1): this)", "note:Dogs", "https://x.example/:p/a", "XDR", "and:/or",
      "see 8)", "Option D: none",
      "a:b", "if x<30", "e.g.:(note)", "foxP", "http://", "1:0",
    ])
  func noEmoticons(text: String) throws {
    #expect(!(try Tokenizer().tokens(in: text).kinds.contains(.emoticon)))
  }

  @Test(
    "web addresses end where the sentence goes on",
    arguments: [
      ("see http://a.example/b, then", "http://a.example/b"),
      ("(https://a.example/x_(y))", "https://a.example/x_(y)"),
      ("www.shop.example!", "www.shop.example"), ("on shop.com/cart?x=1.", "shop.com/cart?x=1"),
      ("Shop.com rocks", "Shop.com"),
      ("<https://a.example>", "https://a.example"), ("HTTPS://A.EXAMPLE/", "HTTPS://A.EXAMPLE/"),
      ("https://t.co/abcですね", "https://t.co/abc"), ("http://münchen.example/ö", "http://münchen.example/ö"),
      ("[x](http://a.example/b)", "http://a.example/b"), ("is.gd/x1", "is.gd/x1"),
      ("ftp://a.example", "ftp://a.example"),
      ("a.example.co.uk:8080/x", "a.example.co.uk:8080/x"),
    ])
  func urls(text: String, url: String) throws {
    #expect(try surfaces(of: .url, in: text) == [url])
  }

  @Test(
    "what only looks like an address is none",
    arguments: [
      "works.so what", "Done.Com", "1.2.3", "end.of", "e.g. this", "http://", "www.", "file.txt", "a@b",
      "x@y.1",
    ])
  func noAddress(text: String) throws {
    let kinds = try Tokenizer().tokens(in: text).kinds
    #expect(!kinds.contains(.url) && !kinds.contains(.email))
  }

  @Test(
    "tags are found where no word goes on",
    arguments: [
      ("#one #two", .hashtag, ["#one", "#two"]), ("#größe！#日本語 #2024", .hashtag, ["#größe", "#日本語"]),
      ("a#b &#39; #1", .hashtag, []),
      ("＃タグ", .hashtag, ["＃タグ"]), ("@a_b1: ＠c me@d @@e", .mention, ["@a_b1", "＠c"]),
      ("$ACME $brk.B $5 a$B $TOOLONGG", .cashtag, ["$ACME", "$brk.B"]),
      ("a.b+c@d-e.example.", .email, ["a.b+c@d-e.example"]),
    ] as [(String, TokenKind, [String])])
  func tags(text: String, kind: TokenKind, expected: [String]) throws {
    #expect(try surfaces(of: kind, in: text) == expected)
  }

  @Test(
    "white space, invisible characters and ill-formed bytes belong to no token",
    arguments: [
      [0x20, 0x09, 0x0A, 0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xEF, 0xBB, 0xBF], [0x00, 0x07], [0x80, 0xBF],
      [0xC0, 0xAF], [0xED, 0xA0, 0x80],
      [0xF0, 0x9F, 0x98], [0xEF, 0xB8, 0x8F], [],
    ] as [[UInt8]])
  func nothing(bytes: [UInt8]) throws {
    var tokens = TokenBatch()
    let tokenizer = try Tokenizer()
    bytes.withUnsafeBytes { tokenizer.tokenize($0, into: &tokens) }
    #expect(tokens.isEmpty)
  }

  @Test("a batch is emptied before it is filled") func batch() throws {
    let tokenizer = try Tokenizer()
    var tokens = tokenizer.tokens(in: "one two")
    Array("three".utf8).withUnsafeBytes { tokenizer.tokenize($0, into: &tokens) }
    #expect(tokens.count == 1)
  }

  private func surfacesOfTokens(in text: String) throws -> [String] {
    try Tokenizer().tokens(in: text).map { text.slice($0.range) }
  }

  private func surfaces(of kind: TokenKind, in text: String) throws -> [String] {
    try Tokenizer().tokens(in: text).filter { $0.kind == kind }.map { text.slice($0.range) }
  }
}
