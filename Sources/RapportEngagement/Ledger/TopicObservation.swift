import RapportModel

/// What a ledger takes down about one topic of a comment.
struct TopicObservation {
  let topic: UInt16
  /// How the comment speaks of it; `nil` where the comment was not scored.
  let label: SentimentLabel?
  /// In units of ``CommentObservation/polarityUnit``; 0 without a label.
  let polarity: Int32

  init(_ score: TopicScore) {
    topic = score.topic
    label = score.label
    polarity = score.label == nil ? 0 : CommentObservation.quantised(score.polarity)
  }

  // MARK: - In a log

  /// Writes the topic, and what is said of it where that is not what the comment says as a whole.
  func log(with pen: inout LogPen, in comment: CommentObservation) {
    let isOwn = label != comment.label || polarity != comment.polarity
    let code = isOwn ? UInt64((label?.code ?? 0) + 1) : 0
    pen.variable(UInt64(topic) << 3 | code)
    if isOwn { pen.signed(Int64(polarity)) }
  }

  /// Reads what ``log(with:in:)`` has written of a comment with this label and polarity.
  init(from eye: inout LogEye, label: SentimentLabel?, polarity: Int32) {
    let bits = eye.variable()
    topic = UInt16(truncatingIfNeeded: bits >> 3)
    let code = Int(bits & 7)
    if code == 0 {
      (self.label, self.polarity) = (label, polarity)
    } else {
      self.label = code == 1 ? nil : SentimentLabel.allCases[code - 2]
      self.polarity = Int32(truncatingIfNeeded: eye.signed())
    }
  }
}
