/// Cuts a text into passages, each about the same things.
///
/// Who writes about a thing mostly goes on about it until the next thing is named: *The delivery took three weeks. Never
/// again! | The price is fair.* So a passage reaches from the sentence that names something to the one that names
/// nothing of it but something else; what stands before the first mention goes with it.
struct AspectPassages {
  struct Passage {
    var clauses: Range<Int>
    /// The mentions in it, by their places in ``AspectText/mentions``.
    var mentions: Range<Int>
    var contributions: Range<Int>
    /// Whether it names one thing only.
    var isOfOne = true
  }

  /// In reading order; together they are the text.
  private(set) var passages: [Passage] = []
  /// The passage in which each thing was named last, counted over all texts.
  private var lastPassages: [Int] = []
  private var passageCount = 0

  /// Cuts a text with at least one mention.
  ///
  /// - Complexity: O(*n*) in clauses, contributions and mentions.
  mutating func cut(_ text: AspectText) {
    passages.removeAll(keepingCapacity: true)
    var passage = Passage(clauses: 0..<0, mentions: 0..<0, contributions: 0..<0)
    passageCount += 1
    var start = 0
    while start < text.clauses.count {
      var end = start + 1
      while end < text.clauses.count, text.clauses[end].sentence == text.clauses[start].sentence { end += 1 }
      let next = text.clauseStarts[end]
      let mentions = text.mentions(from: passage.mentions.upperBound, before: next)
      let contributions = text.contributions(from: passage.contributions.upperBound, before: next)
      if !mentions.isEmpty, !passage.mentions.isEmpty,
        !mentions.contains(where: { isNamed(text.mentions[$0].aspect) })
      {
        passages.append(passage)
        passageCount += 1
        passage = Passage(
          clauses: start..<start, mentions: mentions.lowerBound..<mentions.lowerBound,
          contributions: contributions.lowerBound..<contributions.lowerBound)
      }
      for mention in mentions {
        let aspect = text.mentions[mention].aspect
        passage.isOfOne =
          passage.isOfOne
          && (passage.mentions.isEmpty || aspect == text.mentions[passage.mentions.lowerBound].aspect)
        passage.mentions = passage.mentions.lowerBound..<mention + 1
        name(aspect)
      }
      passage.clauses = passage.clauses.lowerBound..<end
      passage.contributions = passage.contributions.lowerBound..<contributions.upperBound
      start = end
    }
    passages.append(passage)
  }

  /// Whether the passage at hand names a thing.
  private func isNamed(_ aspect: UInt16) -> Bool {
    Int(aspect) < lastPassages.count && lastPassages[Int(aspect)] == passageCount
  }

  private mutating func name(_ aspect: UInt16) {
    while lastPassages.count <= Int(aspect) { lastPassages.append(0) }
    lastPassages[Int(aspect)] = passageCount
  }
}
