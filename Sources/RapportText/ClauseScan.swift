internal import RapportModel

/// One pass over the tokens of a text that cuts its sentences into clauses.
struct ClauseScan {
  private enum Content { case nothing, conjunction, words }

  let tokens: TokenBatch
  let markers: ClauseMarkers
  private(set) var clauses: [Clause] = []
  /// The next marker that was not passed yet.
  private var next = 0
  private var clause = Clause(tokens: 0..<0, kind: .sentence, marker: 0..<0)
  /// What the clause holds so far, apart from marks.
  private var content = Content.nothing
  /// A clause that the next word opens, where only marks have come.
  private var pending: Clause?

  init(tokens: TokenBatch, markers: ClauseMarkers) {
    self.tokens = tokens
    self.markers = markers
  }

  /// Adds the clauses of a sentence.
  ///
  /// - Precondition: It comes after those before.
  mutating func cut(_ sentence: Range<Int>) {
    clause = Clause(
      tokens: sentence.lowerBound..<sentence.lowerBound, kind: .sentence,
      marker: sentence.lowerBound..<sentence.lowerBound)
    content = .nothing
    pending = nil
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let marker = marker(at: index, before: sentence.upperBound) else {
        if tokens.kinds[index] != .punctuation { addContent() }
        index += 1
        continue
      }
      switch marker.role {
      case .exempt: addContent()
      case .mark(let kind, let needsSpace):
        if !needsSpace || !isAttached(index) || !isAttached(marker.tokens.upperBound) {
          addMark(marker.tokens, kind)
        }
      case .conjunction(let kind): addConjunction(marker.tokens, kind)
      }
      index = marker.tokens.upperBound
    }
    close(at: sentence.upperBound)
  }

  private mutating func marker(at index: Int, before end: Int) -> (tokens: Range<Int>, role: ClauseRole)? {
    while next < markers.found.count && markers.found[next].tokens.lowerBound < index { next += 1 }
    guard next < markers.found.count, markers.found[next].tokens.lowerBound == index,
      markers.found[next].tokens.upperBound <= end
    else { return nil }
    return markers.found[next]
  }

  private mutating func close(at end: Int) {
    clause.tokens = clause.tokens.lowerBound..<end
    clauses.append(clause)
  }

  private mutating func open(_ next: Clause) {
    close(at: next.tokens.lowerBound)
    clause = next
    pending = nil
  }

  private mutating func addContent() {
    if let pending { open(pending) }
    content = .words
  }

  private mutating func addMark(_ mark: Range<Int>, _ kind: ClauseKind) {
    // A mark before the first word begins nothing new, and none splits "however, it works".
    guard content == .words else { return }
    let opens = !isAttached(mark.lowerBound) && isAttached(mark.upperBound)
    guard var known = pending else {
      let start = opens ? mark.lowerBound : mark.upperBound
      pending = Clause(tokens: start..<start, kind: kind, marker: mark)
      return
    }
    // Of several marks the strongest counts.
    if kind == .mark && known.kind == .pause { (known.kind, known.marker) = (kind, mark) }
    if !opens && known.tokens.lowerBound == mark.lowerBound {
      known.tokens = mark.upperBound..<mark.upperBound
    }
    pending = known
  }

  private mutating func addConjunction(_ conjunction: Range<Int>, _ kind: ClauseKind) {
    // Marks in front of it, as in ", and", belong to the clause before.
    var word = conjunction.lowerBound
    while word + 1 < conjunction.upperBound && tokens.kinds[word] == .punctuation { word += 1 }
    if word > conjunction.lowerBound { addMark(conjunction.lowerBound..<word, .pause) }
    let marker = word..<conjunction.upperBound
    if content != .nothing {
      let start = pending?.tokens.lowerBound ?? word
      open(Clause(tokens: start..<start, kind: kind, marker: marker))
    } else if kind != .relative {
      (clause.kind, clause.marker) = (kind, marker)
    } else {
      // "Which one is better?"
      return addContent()
    }
    content = .conjunction
  }

  /// Whether nothing stands between a token and the one before it.
  private func isAttached(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens.ranges[index].start == tokens.ranges[index - 1].end
  }
}
