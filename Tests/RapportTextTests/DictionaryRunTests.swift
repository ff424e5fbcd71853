import Foundation
import RapportTestSupport
import RapportText
import Testing

/// Our readers of ICU's dictionaries against ICU's own iterator.
///
/// `RAPPORT_LONG_TESTS=1` (`make test-long`) takes many more random runs.
@Suite struct DictionaryRunTests {
  private static let isLong = ProcessInfo.processInfo.environment["RAPPORT_LONG_TESTS"] != nil

  @Test("the ICU that is installed has its dictionaries in the form that is read") func form() {
    #expect(DictionaryWords.missing == [], "these are left to ICU's iterator, which is slower")
  }

  @Test("random runs of characters and words are cut as by ICU", arguments: SpacelessScript.all)
  func randomRuns(script: SpacelessScript) throws {
    var random = SeededGenerator()
    let words = try script.words(using: &random)
    let comparison = try Comparison()
    for _ in 0..<(Self.isLong ? 100_000 : 2_000) {
      let text = script.text(of: words, using: &random)
      try comparison.run(Array(text.utf8), "\(text.debugDescription), seed \(random.seed)")
    }
  }

  @Test(
    "texts of others in these scripts are cut as by ICU",
    .enabled(
      if: SharedData.has("conformance") && SharedData.has("samples"), Comment(rawValue: SharedData.missing)),
    arguments: ["conformance", "samples"])
  func sharedTexts(folder: String) throws {
    let comparison = try Comparison()
    let root = try SharedData.url(folder)
    for case let path as String in try #require(FileManager.default.enumerator(atPath: root.path)) {
      let file = root.appendingPathComponent(path)
      // The largest files are tables for other purposes; Foundation leaks memory when it reads an empty one.
      let facts = try file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
      guard facts.isRegularFile == true, (1..<2_000_000).contains(facts.fileSize ?? 0) else { continue }
      let bytes = try Data(contentsOf: file)
      for (index, line) in bytes.split(separator: 0x0A).enumerated() where line.count < 10_000 {
        guard line.contains(where: { (0xE0...0xE9).contains($0) }) else { continue }
        try comparison.run(Array(line), "\(path), line \(index + 1)")
      }
    }
    #expect(comparison.count > 20)
  }
}

/// A script without spaces as the tests use it.
struct SpacelessScript: CustomTestStringConvertible, Sendable {
  let name: String
  /// Any of these may turn up.
  let characters: [Unicode.Scalar]
  /// Phrases to begin with; ICU's cuts of random strings add words.
  let phrases: [String]

  var testDescription: String { name }

  private init(_ name: String, _ ranges: [ClosedRange<UInt32>], _ extra: String, _ phrases: [String]) {
    self.name = name
    characters = ranges.joined().compactMap(Unicode.Scalar.init) + Array(extra.unicodeScalars)
    self.phrases = phrases
  }

  /// Words, most of which ICU's dictionary has.
  func words(using random: inout SeededGenerator) throws -> [String] {
    let segmenter = try WordSegmenter(rules: BreakRules(named: "token"))
    let common = Array(phrases.joined().unicodeScalars)
    var words = Set<String>()
    for text in phrases + (0..<400).map({ _ in string(of: 20, from: common, using: &random) }) {
      words.formUnion(segmenter.words(in: text).map { text.slice($0) })
    }
    return words.sorted()
  }

  /// A run of words, damaged words and characters.
  func text(of words: [String], using random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      var word = Array(words.randomElement(using: &random)!.unicodeScalars)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<2: word = Array(string(of: 1, from: characters, using: &random).unicodeScalars)
      case 2: word.remove(at: .random(in: word.indices, using: &random))
      case 3: word += word
      default: break
      }
      text.unicodeScalars.append(contentsOf: word)
    }
    return text
  }

  private func string(
    of count: Int, from characters: [Unicode.Scalar], using random: inout SeededGenerator
  ) -> String {
    var text = ""
    for _ in 0..<count { text.unicodeScalars.append(characters.randomElement(using: &random)!) }
    return text
  }

  static let all = [
    SpacelessScript(
      "Chinese", [0x2E80...0x2FFF, 0x3005...0x3007, 0x3400...0x3420, 0x4E00...0x5000, 0x2_0000...0x2_0020],
      "，。！\u{F900}\u{FE00}\u{301}a1",
      ["我们喜欢这个产品", "配送很快味道也不错", "客服态度差而且一直没有人回复", "价格便宜质量好下次还会来", "中華人民共和國", "東京都知事", "一二三四五六七八九十"]),
    SpacelessScript(
      "Japanese",
      [0x3041...0x3096, 0x3099...0x309F, 0x30A0...0x30FF, 0x31F0...0x31FF, 0x32D0...0x32D8, 0xFF66...0xFF9F],
      "々〆〇、。ー日本語東京的𛀀\u{200D}",
      [
        "とても使いやすいですが値段が高いです", "コンピュータとスマートフォンのアプリケーション", "また注文したいと思います", "対応が遅くて残念でした",
        "サポートセンターに電話したらすぐに直してくれた",
      ]),
    SpacelessScript(
      "Thai", [0x0E01...0x0E3A, 0x0E3F...0x0E5B], " ฿\u{200D}\u{301}ກ",
      [
        "ราคาแพงไปหน่อยแต่บริการดีมาก", "ส่งของเร็วและแพ็คดีมากๆ", "ไม่ประทับใจเลยรอนานเกินไป",
        "กรุงเทพฯเป็นเมืองหลวงของประเทศไทย", "จะกลับมาซื้ออีกแน่นอนค่ะ",
      ]),
    SpacelessScript(
      "Lao", [0x0E81...0x0EDF], "ก\u{200D}",
      ["ຂ້ອຍມັກອັນນີ້ຫຼາຍ", "ບໍລິການດີແລະລາຄາຖືກ", "ຂອງມາຮອດຊ້າເກີນໄປ", "ປະເທດລາວສະບາຍດີ"]),
    SpacelessScript(
      "Khmer", [0x1780...0x17DD, 0x17E0...0x17E9], "\u{200B}\u{200C}\u{200D}ก",
      ["ខ្ញុំចូលចិត្តផលិតផលនេះណាស់", "សេវាកម្មល្អហើយតម្លៃសមរម្យ", "ដឹកជញ្ជូនយឺតពេក", "ប្រទេសកម្ពុជា"]),
    SpacelessScript(
      "Burmese", [0x1000...0x109F, 0xA9E0...0xA9E8, 0xAA60...0xAA68], "\u{200C}\u{200D}က",
      ["ကျွန်တော်ဒီပစ္စည်းကိုကြိုက်တယ်", "ဝန်ဆောင်မှုကောင်းပြီးဈေးလည်းသင့်တယ်", "ပို့တာအရမ်းနောက်ကျတယ်", "မြန်မာနိုင်ငံ"]),
  ]
}
