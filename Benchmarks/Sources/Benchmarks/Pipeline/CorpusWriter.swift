import Foundation

/// Writes tables of invented comments: any size, and the same bytes every time.
struct CorpusWriter {
  /// What the comments are like.
  enum Kind: String, CaseIterable {
    /// Nothing but ASCII.
    case ascii
    /// English with the typographic quotes, accents and emoji that people write.
    case english
    /// English, with seven bytes in a hundred of Thai, Chinese and Japanese.
    case mixed
    /// An emoji in every few words.
    case emoji
    /// Long reviews.
    case reviews
  }

  var kind: Kind
  var byteCount: Int
  var properties = 120
  /// The sentences of a comment; `nil` for what is usual for the kind.
  var sentences: ClosedRange<Int>?

  private static let subjects = [
    "The delivery", "My order", "This app", "The staff", "Their support", "The new checkout", "The battery",
    "The menu", "Your website", "The whole experience", "The price", "The last update", "The instructor",
  ]
  private static let verbs = [
    "was", "is", "seems", "looks", "has been", "was not", "isn't", "will never be", "used to be", "could be",
  ]
  private static let adverbs = [
    "", "really ", "very ", "so ", "a bit ", "absolutely ", "kind of ", "always ",
  ]
  private static let judgements = [
    "great", "awful", "fine", "slow", "helpful", "confusing", "lovely", "broken", "cheap", "rude", "reliable",
    "disappointing", "okay", "fast", "terrible", "easy to use", "overpriced", "fantastic", "boring", "fresh",
  ]
  private static let tails = [
    ".", "!", "!!!", "...", "?", " and I told them so.", ", but nobody answers.", " since the update.", " :)",
    " :(", " @shop please look into it.", " #fail", " See http://help.example/q?id=12 for more.",
    " I waited 45 minutes.", " Would buy again!", " Never again.", " Thanks, Sam.", " lol",
  ]
  private static let typographic = [
    " It’s what it’s.", " A “deal”, they said.", " The café’s fine.", " 👍", " 😂😂",
  ]
  private static let emoji = ["😀", "😡", "🎉", "👍🏽", "💔", "🇫🇷", "👩‍💻", "❤️", "🤷‍♂️", "🔥"]
  private static let others = [
    "配送很快，味道也不错。", "ราคาแพงไปหน่อยแต่บริการดีมาก", "とても使いやすいです！", "客服态度很差，等了一个小时都没有人回复。",
  ].map { Array($0.utf8) }

  /// Writes the table to a file, unless one of this size is there.
  func write(to path: String) throws {
    if let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int,
      size >= byteCount, size < byteCount + 65_536
    {
      return
    }
    guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
    defer { fclose(file) }
    var random = SplitMix(state: 7)
    var bytes = Array("id,property,author,time,rating,likes,text\n".utf8)
    var (written, row, foreign) = (0, 0, 0)
    while written + bytes.count < byteCount {
      appendRow(row, &random, &bytes, foreign: &foreign, total: written + bytes.count)
      row += 1
      if bytes.count > 1 << 20 {
        written += fwrite(bytes, 1, bytes.count, file)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    fwrite(bytes, 1, bytes.count, file)
  }

  private func appendRow(
    _ row: Int, _ random: inout SplitMix, _ bytes: inout [UInt8], foreign: inout Int, total: Int
  ) {
    let site = random.below(properties)
    let day = random.below(28) + 1
    let time =
      "2026-0\(1 + random.below(6))-\(day < 10 ? "0" : "")\(day)T1\(random.below(10)):0\(row % 10):00Z"
    bytes +=
      "c\(row),site\(site).example,user\(random.below(1 << 20)),\(time),\(1 + random.below(5)),\(random.below(90)),"
      .utf8
    var text: [UInt8] = []
    if kind == .mixed, foreign * 100 < total * 7 {
      for _ in 0...random.below(3) { text += Self.others[random.below(Self.others.count)] }
      foreign += text.count
    } else {
      let range = sentences ?? (kind == .reviews ? 8...24 : 1...3)
      for _ in 0..<(range.lowerBound + random.below(range.count)) { appendSentence(&random, &text) }
    }
    if text.contains(UInt8(ascii: ",")) || text.contains(UInt8(ascii: "\"")) {
      bytes.append(UInt8(ascii: "\""))
      for byte in text { bytes += byte == UInt8(ascii: "\"") ? [byte, byte] : [byte] }
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes += text
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func appendSentence(_ random: inout SplitMix, _ text: inout [UInt8]) {
    if !text.isEmpty { text.append(UInt8(ascii: " ")) }
    text += random.pick(Self.subjects).utf8
    text.append(UInt8(ascii: " "))
    text += random.pick(Self.verbs).utf8
    text.append(UInt8(ascii: " "))
    text += random.pick(Self.adverbs).utf8
    text += random.pick(Self.judgements).utf8
    text += random.pick(Self.tails).utf8
    if kind != .ascii, random.below(kind == .emoji ? 1 : 8) == 0 {
      text += (kind == .emoji ? " " + random.pick(Self.emoji) : random.pick(Self.typographic)).utf8
    }
  }
}
