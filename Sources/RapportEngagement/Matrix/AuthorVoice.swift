import RapportModel

/// What one author of the sample said in a period.
struct AuthorVoice {
  /// The labels of the comments known.
  var labels: LabelCounts
  /// The author's comments in the period; estimated where not all were kept.
  var comments: Double
  /// How many comments each one known stands for.
  var scale = 1.0
  /// How many authors said just this.
  var copies = 1
  /// The mean polarity of the scored comments known; `nil` without any.
  var meanPolarity: Double?

  /// `nil` when the author said nothing in the period.
  init?(_ author: borrowing SampledCluster, in period: MatrixPeriod) {
    // The sums of an author are exact; only parts of them are told from the comments kept.
    if period == .all, !author.isSingle {
      self.init(whole: author)
      return
    }
    let kept = author.comments.filter { comment in
      switch period {
      case .all: true
      case .week(let week): comment.writtenAt?.day.week == week
      }
    }
    guard !kept.isEmpty else { return nil }
    self.init(author, kept)
  }

  /// What an author said at any time.
  private init(whole author: borrowing SampledCluster) {
    labels = author.labels
    comments = Double(author.commentCount)
    setMean(Int(author.polaritySum))
  }

  /// What those comments kept of an author say, of which there is at least one.
  init(_ author: borrowing SampledCluster, _ kept: [SampledComment]) {
    if author.isSingle {
      copies = author.commentCount
    } else {
      scale = Double(author.commentCount) / Double(author.comments.count)
    }
    comments = scale * Double(kept.count)
    labels = LabelCounts()
    var polarity = 0
    for comment in kept {
      guard let label = comment.label else { continue }
      labels[label] += 1
      polarity += Int(comment.polarity)
    }
    setMean(polarity)
  }

  private mutating func setMean(_ polaritySum: Int) {
    guard labels.total > 0 else { return }
    meanPolarity = Double(polaritySum) * CommentObservation.polarityUnit / Double(labels.total)
  }

  func cluster(_ numerator: Double, over denominator: Double) -> ClusteredRatio.Cluster {
    ClusteredRatio.Cluster(numerator: numerator, denominator: denominator, copies: copies)
  }
}
