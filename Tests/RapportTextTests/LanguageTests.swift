import RapportText
import Testing

@Suite struct LanguageTests {
  @Test(
    "the script of the letters gives the language",
    arguments: [
      ("Very good", "und"), ("很好用", "zh"), ("とても良い商品", "ja"), ("日本語は楽しい", "ja"), ("カメラ", "ja"), ("좋아요", "ko"),
      ("ดีมาก", "th"),
      ("Πολύ καλό", "el"), ("טוב מאוד", "he"), ("Очень хорошо", "und-Cyrl"), ("جيد جدا", "und-Arab"),
      ("बहुत अच्छा", "und-Deva"),
      ("👍 10/10 !!!", "zxx"), ("", "zxx"), ("iPhone 很好用的手机", "zh"), ("I love 日本", "und"),
    ])
  func tags(text: String, tag: String) {
    #expect(LanguageIdentifier().language(of: text).tag == tag)
  }

  @Test("confidence is the share of the letters") func confidence() {
    #expect(LanguageIdentifier().language(of: "abc д").confidence == 0.75)
    #expect(LanguageIdentifier().language(of: "abc").confidence == 1)
  }
}
