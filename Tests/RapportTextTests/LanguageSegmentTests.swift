import RapportModel
import RapportText
import Testing

@Suite struct LanguageSegmentTests {
  @Test(
    "a text that changes its language is cut where the words change",
    arguments: [
      (["I love this phone ", "pero la batería es muy mala"], ["en", "es"]),
      (["Das Handy ist wirklich gut, ", "but the camera is really bad"], ["de", "en"]),
      (["Очень хороший телефон ", "but the screen is bad honestly"], ["ru", "en"]),
      (["とても良い商品です。", "The shipping was fast and I love it."], ["ja", "en"]),
      (["Honestly this is the best one 😍 ", "aku suka banget sama warnanya"], ["en", "id"]),
    ])
  func changes(parts: [String], tags: [String]) throws {
    let text = parts.joined()
    let segments = try LanguageIdentifier().segments(in: text)
    expectCover(segments, text)
    #expect(segments.map(\.guess.tag) == tags)
    #expect(segments.map { String(decoding: Array(text.utf8)[$0.range.offsets], as: UTF8.self) } == parts)
  }

  @Test(
    "names and loan words make no segment",
    arguments: [
      "He said that c'est la vie and left", "iPhone 很好用的手机，推荐购买",
      "Ich finde das Update ziemlich nice und cool",
      "это лучший Samsung из всех", "We had dinner at La Casa de Toño and it was great",
    ])
  func oneLanguage(text: String) throws {
    let identifier = try LanguageIdentifier()
    let segments = identifier.segments(in: text)
    expectCover(segments, text)
    #expect(segments.count == 1)
    #expect(segments.first?.guess == identifier.language(of: text))
  }

  @Test("a text without words is one segment") func empty() throws {
    for text in ["", "👍", "http://a.example"] {
      #expect(try LanguageIdentifier().segments(in: text).map(\.guess.tag) == ["zxx"])
    }
  }
}
