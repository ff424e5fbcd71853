/// Which patterns and which elements of phrases something satisfies, row by row.
struct PatternRows: Sendable {
  private var patterns: [PatternID] = []
  private var patternEnds: [Int32] = []
  private var elements: [PhraseElement] = []
  private var elementEnds: [Int32] = []

  var count: Int { patternEnds.count }

  mutating func append(
    patterns newPatterns: some Sequence<PatternID>, elements newElements: some Sequence<PhraseElement>
  ) {
    patterns.append(contentsOf: newPatterns)
    patternEnds.append(Int32(patterns.count))
    elements.append(contentsOf: newElements)
    elementEnds.append(Int32(elements.count))
  }

  /// Adds a row of at most one pattern and one element, as nearly all are.
  mutating func append(pattern: PatternID?, element: PhraseElement?) {
    if let pattern { patterns.append(pattern) }
    patternEnds.append(Int32(patterns.count))
    if let element { elements.append(element) }
    elementEnds.append(Int32(elements.count))
  }

  /// Calls `body` with the patterns of a row.
  @inline(__always)
  func forEachPattern(of row: Int, _ body: (PatternID) -> Void) {
    for index in (row == 0 ? 0 : Int(patternEnds[row - 1]))..<Int(patternEnds[row]) { body(patterns[index]) }
  }

  /// Calls `body` with the elements of a row.
  @inline(__always)
  func forEachElement(of row: Int, _ body: (PhraseElement) -> Void) {
    for index in (row == 0 ? 0 : Int(elementEnds[row - 1]))..<Int(elementEnds[row]) { body(elements[index]) }
  }

  func patterns(of row: Int) -> ArraySlice<PatternID> {
    patterns[(row == 0 ? 0 : Int(patternEnds[row - 1]))..<Int(patternEnds[row])]
  }

  func elements(of row: Int) -> ArraySlice<PhraseElement> {
    elements[(row == 0 ? 0 : Int(elementEnds[row - 1]))..<Int(elementEnds[row])]
  }
}

/// The sets of globs that tokens satisfied so far, numbered as they come.
///
/// How many subsets of the globs occur depends on the text, and all of them would be too many to number in advance.
struct GlobCombinations {
  private var indexes: [[UInt32]: Int] = [:]
  private(set) var rows = PatternRows()

  mutating func index(of globs: [UInt32], meanings: PatternRows) -> Int {
    if let index = indexes[globs] { return index }
    rows.append(
      patterns: globs.flatMap { meanings.patterns(of: Int($0)) }.sorted(),
      elements: globs.flatMap { meanings.elements(of: Int($0)) })
    indexes[globs] = rows.count - 1
    return rows.count - 1
  }
}
