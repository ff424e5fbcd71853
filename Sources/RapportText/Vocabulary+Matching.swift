extension Vocabulary {
  /// Calls `body` for every pattern that some tokens satisfy: words, globs and phrases.
  ///
  /// All matches are given, also those inside others, in order of their first token and then of their length;
  /// ``LongestMatches`` keeps those that count for a dictionary. Tokens of a phrase follow one another directly, and
  /// punctuation is a token: "not, worth" is no "not worth".
  ///
  /// - Complexity: O(*n* · *l*) for *n* tokens and phrases of up to *l* tokens. A token that no pattern knows costs a
  ///   comparison, and memory is only taken where more phrases than usual begin at one token.
  public func forEachMatch(in tokens: TokenBatch, _ body: (PatternMatch) -> Void) {
    let beginsWithAnything = phrases.nodeAfterAnything(from: PhraseAutomaton.root) >= 0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * NodeList.roomOnStack) { room in
      var active = NodeList(room: UnsafeMutableBufferPointer(rebasing: room[..<NodeList.roomOnStack]))
      var next = NodeList(room: UnsafeMutableBufferPointer(rebasing: room[NodeList.roomOnStack...]))
      tokens.terms.withUnsafeBufferPointer { terms in
        for start in terms.indices where terms[start].isKnown || beginsWithAnything {
          forEachPattern(of: terms[start]) { body(PatternMatch(pattern: $0, tokens: start..<start + 1)) }
          if phrases.isEmpty { continue }
          active.append(PhraseAutomaton.root)
          var end = start
          while active.count > 0 && end < terms.count {
            advance(active, over: terms[end], isMark: tokens.kinds[end] == .punctuation, into: &next)
            end += 1
            for index in 0..<next.count {
              if let pattern = phrases.pattern(at: next[index]) {
                body(PatternMatch(pattern: pattern, tokens: start..<end))
              }
            }
            swap(&active, &next)
            next.removeAll()
          }
          active.removeAll()
        }
      }
    }
  }

  /// The nodes of the phrases that go on with a token.
  private func advance(_ active: NodeList, over term: TermID, isMark: Bool, into next: inout NodeList) {
    for index in 0..<active.count {
      forEachElement(of: term) { element in
        if let target = phrases.node(after: element, from: active[index]) { next.append(target) }
      }
      let target = phrases.nodeAfterAnything(from: active[index])
      if target >= 0 && !isMark { next.append(target) }
    }
  }
}

/// Nodes of phrases, the first of them on the stack.
private struct NodeList {
  static let roomOnStack = 64
  private let room: UnsafeMutableBufferPointer<Int32>
  private var rest: [Int32] = []
  private(set) var count = 0

  init(room: UnsafeMutableBufferPointer<Int32>) { self.room = room }

  subscript(index: Int) -> Int32 { index < room.count ? room[index] : rest[index - room.count] }

  mutating func append(_ node: Int32) {
    if count < room.count { room[count] = node } else { rest.append(node) }
    count += 1
  }

  mutating func removeAll() {
    count = 0
    if !rest.isEmpty { rest.removeAll(keepingCapacity: true) }
  }
}
