extension Vocabulary {
  /// Calls `body` for every pattern that some tokens satisfy: words, globs and phrases.
  ///
  /// All matches are given, also those inside others, in order of their first token and then of their length;
  /// ``LongestMatches`` keeps those that count for a dictionary. Tokens of a phrase follow one another directly, and
  /// punctuation is a token: "not, worth" is no "not worth".
  ///
  /// - Complexity: O(*n* · *l*) for *n* tokens and phrases of up to *l* tokens.
  public func forEachMatch(in tokens: TokenBatch, _ body: (PatternMatch) -> Void) {
    var active: [Int32] = []
    var next: [Int32] = []
    for start in tokens.indices {
      for pattern in patterns(of: tokens.terms[start]) {
        body(PatternMatch(pattern: pattern, tokens: start..<start + 1))
      }
      if phrases.isEmpty { continue }
      active.append(PhraseAutomaton.root)
      var end = start
      while !active.isEmpty && end < tokens.count {
        let elements = elements(of: tokens.terms[end])
        for node in active {
          for element in elements {
            if let target = phrases.node(after: element, from: node) { next.append(target) }
          }
          let target = phrases.nodeAfterAnything(from: node)
          if target >= 0 && tokens.kinds[end] != .punctuation { next.append(target) }
        }
        end += 1
        for node in next {
          if let pattern = phrases.pattern(at: node) {
            body(PatternMatch(pattern: pattern, tokens: start..<end))
          }
        }
        swap(&active, &next)
        next.removeAll(keepingCapacity: true)
      }
      active.removeAll(keepingCapacity: true)
    }
  }
}
