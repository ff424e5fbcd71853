public import RapportModel
public import RapportText

extension PolarityScorer {
  /// What a text says of each thing that it names.
  ///
  ///     // "The room was lovely but the service was slow. We waited for an hour!"
  ///     scorer.findAspects(of: [room, service], in: tokens, whole: nil, scratch, &aspects)
  ///     aspects.found.map(\.label)   // [.positive, .negative]
  ///
  /// A thing has the sentiment of the passage that is about it, from the sentence that names it to the one that names something
  /// else. Where a passage is about several things, each has the sentiment of its part of it, mostly a clause.
  ///
  /// Both are scored like texts of their own, with all that rules of the whole text do to them: *I don't think the room was good*
  /// says so of the room. Only *but* does not weaken the part before it, since the two parts are about different things. Where one
  /// of two parts opposed by *but* has a side and the other, by the words alone, is more likely neutral, the other one's side is
  /// taken to be meant: *lovely but cold*.
  ///
  /// What it cannot know: which thing *it* stands for, and that a battery that lasts an hour is a bad one.
  ///
  /// - Parameters:
  ///   - mentions: Where the text names things; in any order.
  ///   - tokens: The tokens of the text, looked up in the scorer's vocabulary.
  ///   - whole: The score of the whole text, if it is known.
  ///   - scratch: Holds what the rules found in the text, which was the last that it was used for.
  ///   - memory: Takes a finding for each mention, in the order of their places.
  /// - Complexity: O(*n*) in the tokens and O(*m* log *m*) in the mentions.
  public func findAspects(
    of mentions: [AspectMention], in tokens: TokenBatch, whole: SentimentScore?,
    _ scratch: borrowing Scratch, _ memory: inout AspectScratch
  ) {
    memory.found.removeAll(keepingCapacity: true)
    memory.mentions.removeAll(keepingCapacity: true)
    memory.mentions.append(contentsOf: mentions)
    guard !memory.mentions.isEmpty else { return }
    memory.mentions.sort {
      ($0.tokens.lowerBound, $0.aspect, $0.tokens.upperBound)
        < ($1.tokens.lowerBound, $1.aspect, $1.tokens.upperBound)
    }
    scratch.findClauseStarts(in: tokens, &memory.clauseStarts)
    let (mentions, starts) = (memory.mentions, memory.clauseStarts)
    tokens.withUnsafeBufferPointer { tokens in
      mentions.withUnsafeBufferPointer { mentions in
        starts.withUnsafeBufferPointer { starts in
          let text = AspectText(
            tables: tables.view, tokens: tokens, mentions: mentions,
            contributions: scratch.contributions.elements, clauses: scratch.clauses.elements,
            clauseStarts: starts)
          memory.passages.cut(text)
          for index in memory.passages.passages.indices {
            find(memory.passages.passages[index], of: text, whole: whole, scratch, &memory)
          }
        }
      }
    }
  }

  private func find(
    _ passage: AspectPassages.Passage, of text: AspectText, whole: SentimentScore?,
    _ scratch: borrowing Scratch, _ memory: inout AspectScratch
  ) {
    func add(_ mentions: Range<Int>, _ part: Range<Int>, _ label: SentimentLabel, _ polarity: Double) {
      for mention in mentions {
        memory.found.append(
          AspectSentiment(
            aspect: text.mentions[mention].aspect, range: text.range(of: text.mentions[mention].tokens),
            part: text.range(of: part), label: label, polarity: polarity))
      }
    }
    let tokens = text.tokens(of: passage.clauses)
    if passage.isOfOne {
      if let whole, passage.clauses.count == text.clauses.count {
        add(passage.mentions, tokens, whole.label, whole.polarity)
      } else {
        let finding = memory.scoring.score(passage, of: text, self, scratch)
        add(passage.mentions, tokens, finding.label, finding.polarity)
      }
    } else {
      memory.parts.cut(passage, of: text)
      memory.scoring.score(
        memory.parts.parts, from: passage.contributions.lowerBound, of: text, self, scratch)
      for index in memory.parts.parts.indices {
        let (part, finding) = (memory.parts.parts[index], memory.scoring.findings[index])
        add(part.mentions, part.tokens, finding.label, finding.polarity)
      }
    }
  }

  /// What a text says of each thing that it names.
  public func aspects(
    of mentions: [AspectMention], in tokens: TokenBatch, _ text: String
  ) -> [AspectSentiment] {
    var scratch = Scratch()
    var memory = AspectScratch()
    var text = text
    text.withUTF8 { findContributions(tokens, matches(in: tokens), UnsafeRawBufferPointer($0), &scratch) }
    findAspects(of: mentions, in: tokens, whole: nil, scratch, &memory)
    return memory.found
  }

  /// The clauses of a text, as the rules see them and ``Evidence/clause`` counts them; one without words is 0..<0.
  public func clauses(of tokens: TokenBatch, in text: String) -> [TextRange] {
    guard !tokens.isEmpty else { return [] }
    var scratch = Scratch()
    var text = text
    text.withUTF8 { findContributions(tokens, matches(in: tokens), UnsafeRawBufferPointer($0), &scratch) }
    var starts: [Int] = []
    scratch.findClauseStarts(in: tokens, &starts)
    return zip(starts, starts.dropFirst()).map { start, end in
      start == end ? TextRange(start: 0, end: 0) : Self.range(of: start..<end, in: tokens)
    }
  }
}

extension AspectText {
  fileprivate func range(of span: Range<Int>) -> TextRange {
    TextRange(start: tokens[span.lowerBound].range.start, end: tokens[span.upperBound - 1].range.end)
  }
}

extension PolarityScorer.Scratch {
  /// Empties `starts` and fills it with where each clause of the last text begins, then where the last one ends; marks behind a
  /// clause are part of it.
  func findClauseStarts(in tokens: TokenBatch, _ starts: inout [Int]) {
    starts.removeAll(keepingCapacity: true)
    for index in clauses.indices {
      let next = index + 1 < clauses.count ? clauses[index + 1].start : tokens.count
      var start = clauses[index].start
      while index > 0, start < next, tokens[start].kind == .punctuation { start += 1 }
      starts.append(start)
    }
    starts.append(tokens.count)
  }
}
