internal import RapportModel

/// Finds the markers of lists that run on in a line: "1. this 2. that", "a) … b) …", "(i) … (ii) …".
struct ListMarkers {
  let text: UnsafeRawBufferPointer
  let tokens: TokenBatch

  private enum Style { case number, letter, roman }

  private struct Marker {
    var tokens: Range<Int>
    var style: Style
    var ordinal: Int
    /// Whether it stands where a list may begin: at the start of the text or of a line, or behind a sentence.
    var mayBegin: Bool
  }

  /// The tokens of each marker that belongs to a list, in order: those that count on from one that may begin a list.
  func items() -> [Range<Int>] {
    var candidates: [Marker] = []
    for index in tokens.indices where !tokens.kinds[index].isTag { candidates += markers(at: index) }
    guard candidates.count > 1 else { return [] }
    var items: [Range<Int>] = []
    for style in [Style.number, .letter, .roman] {
      let chain = candidates.filter { $0.style == style }
      var last: Marker?
      for (position, marker) in chain.enumerated() {
        if let known = last, marker.ordinal == known.ordinal + 1 {
          items.append(marker.tokens)
          last = marker
        } else if marker.mayBegin, position + 1 < chain.count,
          chain[position + 1].ordinal == marker.ordinal + 1
        {
          items.append(marker.tokens)
          last = marker
        } else {
          last = nil
        }
      }
    }
    let starts = Dictionary(items.map { ($0.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    return starts.values.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The markers that the token at an index may be the number of.
  private func markers(at index: Int) -> [Marker] {
    let surface = surface(index)
    guard surface.count <= 4, tokens.kinds[index] == .number || tokens.kinds[index] == .word else {
      return []
    }
    var end = index + 1
    if end < tokens.count, isMark(end, "."), isAttached(end) { end += 1 }
    if end < tokens.count, isMark(end, ")"), isAttached(end) { end += 1 }
    // Something has to follow, behind a space.
    guard end > index + 1, end < tokens.count, !isAttached(end) else { return [] }
    var start = index
    if start > 0, isMark(start - 1, "("), isAttached(start) { start -= 1 }
    if start > 0, isMark(start - 1, "•") || isMark(start - 1, "⁃") || isMark(start - 1, "-") { start -= 1 }
    let mayBegin = start == 0 || isBehindSentence(start)
    return readings(of: surface).map { style, ordinal in
      Marker(tokens: start..<end, style: style, ordinal: ordinal, mayBegin: mayBegin)
    }
  }

  private func readings(of surface: Slice<UnsafeRawBufferPointer>) -> [(Style, Int)] {
    if surface.allSatisfy(\.isDigit) {
      return surface.count <= 2 ? [(.number, surface.reduce(0) { $0 * 10 + Int($1 - 0x30) })] : []
    }
    guard surface.allSatisfy(\.isLetter) else { return [] }
    let letters = surface.map(\.lowerCased)
    var readings: [(Style, Int)] = letters.count == 1 ? [(.letter, Int(letters[0]))] : []
    if let ordinal = romans.firstIndex(where: { letters.elementsEqual($0.utf8) }) {
      readings.append((.roman, ordinal + 1))
    }
    return readings
  }

  private func isBehindSentence(_ index: Int) -> Bool {
    let gap = text[Int(tokens.ranges[index - 1].end)..<Int(tokens.ranges[index].start)]
    if gap.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return true }
    return [".", "!", "?", ":"].contains { isMark(index - 1, $0) }
  }

  private func surface(_ index: Int) -> Slice<UnsafeRawBufferPointer> { text[tokens.ranges[index].offsets] }

  private func isMark(_ index: Int, _ mark: String) -> Bool { surface(index).elementsEqual(mark.utf8) }

  private func isAttached(_ index: Int) -> Bool {
    index > 0 && tokens.ranges[index].start == tokens.ranges[index - 1].end
  }
}

private let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]

extension TokenKind {
  fileprivate var isTag: Bool { self != .word && self != .number }
}
