import RapportText
import Testing

@Suite struct TermNormalizerTests {
  @Test(
    "surfaces that mean the same have one key",
    arguments: [
      ("Don’t", .word, "don't"), ("GOOD", .word, "good"), ("Straße", .word, "strasse"),
      ("ﬁne", .word, "fine"),
      ("Ｇｏｏｄ", .word, "good"), ("cafe\u{301}", .word, "café"), ("naïve", .word, "naïve"),
      ("O‘Hara", .word, "o'hara"),
      ("so\u{AD}ft", .word, "soft"), ("İ", .word, "i\u{307}"), ("＃Tag", .hashtag, "#tag"), ("👍🏽", .emoji, "👍"),
      ("❤️", .emoji, "❤"),
      ("👩🏽‍🚀", .emoji, "👩‍🚀"), ("🏽", .emoji, "🏽"), (":-)))", .emoticon, ":-)"), (":P", .emoticon, ":P"),
      ("…", .punctuation, "..."),
      ("ﷺ", .word, "صلى الله عليه وسلم"), ("", .word, ""),
    ] as [(String, TokenKind, String)])
  func keys(surface: String, kind: TokenKind, key: String) {
    var normalizer = TermNormalizer()
    #expect(normalizer.key(of: surface, kind: kind) == key)
  }

  @Test("texts longer than the buffers are folded in full") func long() {
    var normalizer = TermNormalizer()
    let key = normalizer.key(of: String(repeating: "ﷺÄ", count: 3_000))
    #expect(key == String(repeating: "صلى الله عليه وسلمä", count: 3_000))
  }

  @Test("the path for ASCII gives what ICU gives") func asciiPath() {
    var normalizer = TermNormalizer()
    for byte in UInt8(0x20)..<0x7F {
      let text = String(UnicodeScalar(byte))
      // The letter after it makes ICU do the work.
      #expect(normalizer.key(of: text) + "é" == normalizer.key(of: text + "É"))
    }
  }
}
