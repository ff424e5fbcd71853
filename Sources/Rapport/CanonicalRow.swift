import RapportModel

/// A comment as a row of its own, for records that were no rows in their file.
enum CanonicalRow {
  /// The names of the columns.
  static let columns = [
    "id", "property", "page", "thread", "reply_to", "author", "created_at", "likes", "replies", "rating",
    "text",
  ]

  /// The cells of a comment; empty where the file says nothing.
  static func fields(of row: Int, in batch: AnnotatedComments) -> [String] {
    let comments = batch.comments
    let facts = comments.facts[row]
    func text(_ field: CommentBatch.Field) -> String { comments.string(field, of: row) ?? "" }
    return [
      text(.id), batch.properties[row].name, text(.page), text(.thread), text(.replyTo),
      facts.author.map { String($0.hash, radix: 16) } ?? "", facts.createdAt?.description ?? "",
      facts.likes.map(String.init) ?? "", facts.replies.map(String.init) ?? "",
      facts.rating?.value.description ?? "", text(.text),
    ]
  }
}
