/// The names by which VADER reads emoji: it writes them into the text in place of the symbols.
struct EmojiNames: Sendable {
  private let symbols: [UInt32]
  private let names: [[UInt8]]
  /// Whether a block of 256 scalars holds any of the symbols; most do not.
  private let pages: [Bool]

  /// The names of emoji, each of one scalar.
  init(_ names: [Unicode.Scalar: String]) {
    let sorted = names.sorted { $0.key.value < $1.key.value }
    symbols = sorted.map(\.key.value)
    self.names = sorted.map { Array($0.value.utf8) }
    var pages = [Bool](repeating: false, count: 0x1100 << 1)
    for symbol in symbols { pages[Int(symbol >> 8)] = true }
    self.pages = pages
  }

  /// Writes `text` with names for emoji into `result`; `false`, and nothing written, when it has none.
  ///
  /// A space is put before a name unless one stands there; none is put behind it, so that `❤️` ends as
  /// `red heart` with an invisible selector at its end, which no lexicon knows. That is the published
  /// behaviour.
  ///
  /// - Parameter onReplaced: Receives where each name stands in the result, with the space before it, and what it stands
  ///   for in the text.
  func replaceEmoji(
    in text: UnsafeBufferPointer<UInt8>, into result: inout [UInt8],
    onReplaced: (_ name: Range<Int>, _ symbol: Range<Int>) -> Void = { _, _ in }
  ) -> Bool {
    result.removeAll(keepingCapacity: true)
    var copied = 0
    var position = 0
    while position < text.count {
      if text[position] < 0x80 {
        position += 1
        continue
      }
      let length = Self.length(text[position])
      guard let name = name(of: Self.scalar(in: text, at: position, length: length)) else {
        position += length
        continue
      }
      result.append(contentsOf: text[copied..<position])
      let start = result.count
      let followsEmoji = copied == position && position > 0
      if followsEmoji || (position > 0 && text[position - 1] != 0x20) { result.append(0x20) }
      result += name
      onReplaced(start..<result.count, position..<position + length)
      position += length
      copied = position
    }
    guard copied > 0 else { return false }
    result.append(contentsOf: text[min(copied, text.count)...])
    return true
  }

  private func name(of scalar: UInt32) -> [UInt8]? {
    guard pages[Int(scalar >> 8)] else { return nil }
    var low = 0
    var high = symbols.count
    while low < high {
      let middle = (low + high) / 2
      if symbols[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return low < symbols.count && symbols[low] == scalar ? names[low] : nil
  }

  private static func length(_ lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  private static func scalar(in text: UnsafeBufferPointer<UInt8>, at start: Int, length: Int) -> UInt32 {
    guard start + length <= text.count else { return 0 }
    var scalar = UInt32(text[start]) & (0x7F >> UInt32(length))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(text[start + offset] & 0x3F) }
    return scalar
  }
}
