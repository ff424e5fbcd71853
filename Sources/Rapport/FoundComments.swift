public import RapportModel

/// Comments as they were read, each with its property, before anything was found out about them.
public struct FoundComments: Sendable {
  /// The comments.
  public var comments: CommentBatch
  /// The property of each comment.
  public var properties: PropertyColumn
  /// The rows of comments that repeat an earlier record, which are not scored again.
  public var repeatedRows: Set<Int>
}

/// Comments with what was found out about them.
public struct AnnotatedComments: Sendable {
  /// The comments.
  public var comments: CommentBatch
  /// The findings, row by row.
  public var annotations: AnnotationBatch
  /// The property of each comment.
  public var properties: PropertyColumn
  /// What each further lexicon makes of the comments, row by row; `nil` where it does not score. None with one lexicon.
  public var furtherScores: [[SentimentScore?]] = []

  /// How many comments were scored, and how many were not and why.
  var counts: RecordCounts {
    var counts = RecordCounts()
    for annotation in annotations.rows { counts.count(annotation.status) }
    return counts
  }
}

extension Annotator {
  /// The findings about comments that were read.
  ///
  /// - Complexity: O(*n*) in the bytes of the texts.
  public func annotate(_ found: FoundComments) -> AnnotatedComments {
    AnnotatedComments(
      comments: found.comments,
      annotations: annotate(found.comments, repeatedRows: found.repeatedRows),
      properties: found.properties)
  }
}
