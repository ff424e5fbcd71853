extension Vocabulary {
  /// Empties the array and fills it with what ``forEachMatch(in:_:)`` finds, for several readers.
  public func findMatches(in tokens: TokenBatch, into matches: inout [PatternMatch]) {
    matches.removeAll(keepingCapacity: true)
    forEachMatch(in: tokens) { matches.append($0) }
  }

  /// Calls `body` for every pattern that some tokens satisfy: words, globs and phrases.
  ///
  /// Words that ``VocabularyBuilder/reportsWords`` keeps quiet about are left out.
  ///
  /// All matches are given, also those inside others, in order of their first token and then of their length;
  /// ``LongestMatches`` keeps those that count for a dictionary. Tokens of a phrase follow one another directly, and
  /// punctuation is a token: "not, worth" is no "not worth".
  ///
  /// - Complexity: O(*n* · *l*) for *n* tokens and phrases of up to *l* tokens. A token that no pattern knows costs a
  ///   comparison, and memory is only taken where more phrases than usual begin at one token.
  public func forEachMatch(in tokens: TokenBatch, _ body: (PatternMatch) -> Void) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * NodeList.roomOnStack) { room in
      var active = NodeList(room: UnsafeMutableBufferPointer(rebasing: room[..<NodeList.roomOnStack]))
      var next = NodeList(room: UnsafeMutableBufferPointer(rebasing: room[NodeList.roomOnStack...]))
      rows.withView { rows in
        tokens.withUnsafeBufferPointer { tokens in
          beginnings.forEachBeginning(in: tokens) { start, pattern in
            if let pattern {
              body(PatternMatch(pattern: pattern, tokens: start..<start + 1))
            } else {
              forEachMatch(from: start, in: tokens, rows, &active, &next, body)
            }
          }
        }
      }
    }
  }

  /// Calls `body` for every pattern that tokens from one on satisfy.
  private func forEachMatch(
    from start: Int, in tokens: UnsafeBufferPointer<Token>, _ rows: PatternRows.View,
    _ active: inout NodeList, _ next: inout NodeList, _ body: (PatternMatch) -> Void
  ) {
    forEachPattern(of: tokens[start].term, rows) {
      if isReported[Int($0.rawValue)] { body(PatternMatch(pattern: $0, tokens: start..<start + 1)) }
    }
    // Nearly always there is one way to go on, or none.
    var node: Int32 = 0
    var end = start
    while end < tokens.count {
      guard let only = onlyNode(after: tokens[end], from: node, rows) else {
        active.removeAll()
        active.append(node)
        return forEachMatch(from: start, goingOn: end, in: tokens, rows, &active, &next, body)
      }
      if only < 0 { return }
      node = only
      end += 1
      if let pattern = phrases.pattern(at: node) {
        body(PatternMatch(pattern: pattern, tokens: start..<end))
      }
    }
  }

  /// The node after one more token, negative when there is none; `nil` when there may be several.
  @inline(__always)
  private func onlyNode(after token: Token, from node: Int32, _ rows: PatternRows.View) -> Int32? {
    let row = Int(token.term.rawValue)
    guard phrases.nodeAfterAnything(from: node) < 0 else { return nil }
    guard row < rows.count else { return token.term.isKnown ? nil : -1 }
    let elements = rows.elements(of: row)
    return switch elements.count {
    case 0: -1
    case 1: phrases.node(after: elements[elements.startIndex], from: node)
    default: nil
    }
  }

  /// Calls `body` for every phrase that goes on from some nodes with the tokens from one on.
  private func forEachMatch(
    from start: Int, goingOn place: Int, in tokens: UnsafeBufferPointer<Token>, _ rows: PatternRows.View,
    _ active: inout NodeList, _ next: inout NodeList, _ body: (PatternMatch) -> Void
  ) {
    var end = place
    while active.count > 0, end < tokens.count {
      next.removeAll()
      for index in 0..<active.count { advance(from: active[index], over: tokens[end], rows, into: &next) }
      end += 1
      for index in 0..<next.count {
        if let pattern = phrases.pattern(at: next[index]) {
          body(PatternMatch(pattern: pattern, tokens: start..<end))
        }
      }
      swap(&active, &next)
    }
  }

  /// Adds the nodes of the phrases that go on from a node with a token.
  @inline(__always)
  private func advance(
    from node: Int32, over token: Token, _ rows: PatternRows.View, into next: inout NodeList
  ) {
    forEachElement(of: token.term, rows) { element in
      let target = phrases.node(after: element, from: node)
      if target >= 0 { next.append(target) }
    }
    let target = phrases.nodeAfterAnything(from: node)
    if target >= 0 && token.kind != .punctuation { next.append(target) }
  }

  @inline(__always)
  private func forEachPattern(of term: TermID, _ rows: PatternRows.View, _ body: (PatternID) -> Void) {
    let row = Int(term.rawValue)
    if row < rows.count {
      for pattern in rows.patterns(of: row) { body(pattern) }
    } else {
      for pattern in patterns(of: term) { body(pattern) }
    }
  }

  @inline(__always)
  private func forEachElement(of term: TermID, _ rows: PatternRows.View, _ body: (PhraseElement) -> Void) {
    let row = Int(term.rawValue)
    if row < rows.count {
      for element in rows.elements(of: row) { body(element) }
    } else {
      for element in elements(of: term) { body(element) }
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
