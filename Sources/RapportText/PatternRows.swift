/// Which patterns and which elements of phrases something satisfies, row by row.
struct PatternRows: Sendable {
  /// Where a row begins in the two lists.
  fileprivate struct Start {
    var pattern: UInt32
    var element: UInt32
  }

  private var starts = [Start(pattern: 0, element: 0)]
  private var patterns: [PatternID] = []
  private var elements: [PhraseElement] = []

  /// No rows, and room for as many as are expected.
  init(capacity: Int = 0) {
    starts.reserveCapacity(capacity + 1)
    patterns.reserveCapacity(capacity)
  }

  var count: Int { starts.count - 1 }

  mutating func append(
    patterns newPatterns: some Sequence<PatternID>, elements newElements: some Sequence<PhraseElement>
  ) {
    patterns.append(contentsOf: newPatterns)
    elements.append(contentsOf: newElements)
    endRow()
  }

  /// Adds a row of at most one pattern and one element, as nearly all are.
  mutating func append(pattern: PatternID?, element: PhraseElement?) {
    if let pattern { patterns.append(pattern) }
    if let element { elements.append(element) }
    endRow()
  }

  private mutating func endRow() {
    starts.append(Start(pattern: UInt32(patterns.count), element: UInt32(elements.count)))
  }

  func patterns(of row: Int) -> ArraySlice<PatternID> {
    patterns[Int(starts[row].pattern)..<Int(starts[row + 1].pattern)]
  }

  func elements(of row: Int) -> ArraySlice<PhraseElement> {
    elements[Int(starts[row].element)..<Int(starts[row + 1].element)]
  }

  /// Calls `body` with what a loop over many rows reads, which is valid for the call only.
  @inline(__always)
  func withView<Result>(_ body: (View) -> Result) -> Result {
    starts.withUnsafeBufferPointer { starts in
      patterns.withUnsafeBufferPointer { patterns in
        elements.withUnsafeBufferPointer { elements in
          body(View(starts: starts, patterns: patterns, elements: elements))
        }
      }
    }
  }

  struct View {
    private let starts: UnsafeBufferPointer<Start>
    private let patterns: UnsafeBufferPointer<PatternID>
    private let elements: UnsafeBufferPointer<PhraseElement>

    fileprivate init(
      starts: UnsafeBufferPointer<Start>, patterns: UnsafeBufferPointer<PatternID>,
      elements: UnsafeBufferPointer<PhraseElement>
    ) {
      self.starts = starts
      self.patterns = patterns
      self.elements = elements
    }

    @inline(__always) var count: Int { starts.count - 1 }

    @inline(__always)
    func patterns(of row: Int) -> Slice<UnsafeBufferPointer<PatternID>> {
      patterns[Int(starts[row].pattern)..<Int(starts[row + 1].pattern)]
    }

    @inline(__always)
    func elements(of row: Int) -> Slice<UnsafeBufferPointer<PhraseElement>> {
      elements[Int(starts[row].element)..<Int(starts[row + 1].element)]
    }
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
