import RapportText
import Testing

/// Words in scripts without spaces come from ICU's dictionaries.
@Suite struct DictionaryScriptTests {
  @Test(
    "Thai, Japanese, Chinese, Lao, Khmer and Burmese are cut into words",
    arguments: [
      // After ICU 72's own cases for Thai and Japanese (rbbitst.txt, Unicode licence).
      "หนึ่ง|คำ|ไทย|สามารถ|ประกอบ|ด้วย|หลาย|พยางค์", "今日|は|いい|天気|です|ね",
      "私|達|に|一|〇|〇〇|の|コンピュータ|が|ある", "我们|喜欢|这个|产品", "ຂ້ອຍ|ມັກ|ອັນ|ນີ້", "ខ្ញុំ|ចូលចិត្ត", "ကျွန်တော်|ကြိုက်",
    ])
  func words(expected: String) throws {
    let words = expected.split(separator: "|").map(String.init)
    let segmenter = try WordSegmenter(rules: BreakRules(named: "token"))
    let text = words.joined()
    let found = segmenter.words(in: text).map { text.slice($0) }
    #expect(found == words)
  }

  @Test("words of other scripts beside them stay whole") func mixed() throws {
    try expectTokens(
      [
        (.word, "iPhone"), (.word, "は"), (.word, "いい"), (.punctuation, "。"), (.word, "ราคา"),
        (.number, "500"), (.word, "บาท"),
      ],
      in: "iPhoneはいい。 ราคา500บาท")
  }
}
