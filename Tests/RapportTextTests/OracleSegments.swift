import RapportModel
import RapportText

/// The slow and obvious cut: ICU's iterator under the rules `token`, from wherever the text goes on.
final class OracleSegments: SegmentSource {
  private let segmenter: WordSegmenter
  private var ends: [Int] = []

  init() throws {
    segmenter = try WordSegmenter(rules: BreakRules(named: "token"))
    // Where a run begins with a prolonged sound mark, ICU's words depend on whether it met Han before.
    _ = segmenter.words(in: "人")
  }

  func restart() { ends = [] }

  func segmentEnd(in text: UnsafeRawBufferPointer, at offset: Int) -> Int {
    if let index = ends.firstIndex(of: offset), index + 1 < ends.count { return ends[index + 1] }
    ends = [offset]
    segmenter.forEachSegment(in: UnsafeRawBufferPointer(rebasing: text[offset...])) { segment, _ in
      ends.append(offset + Int(segment.end))
    }
    return ends[1]
  }
}

extension Tokenizer {
  /// The tokens without the fast path and without the table, by ICU and one look-up after the other.
  func oracleTokens(in text: UnsafeRawBufferPointer, _ segments: OracleSegments) -> TokenBatch {
    var tokens = TokenBatch()
    var normalizer = TermNormalizer()
    var cutter = TokenCutter(tables: .embedded, segments: segments)
    cutter.begin(text)
    var offset = 0
    while let token = cutter.next(from: &offset) {
      let surface = UnsafeRawBufferPointer(rebasing: text[token.range])
      let term = vocabulary.termID(of: surface, kind: token.kind, using: &normalizer)
      tokens.append(Token(kind: token.kind, range: TextRange(token.range), term: term))
    }
    return tokens
  }
}
