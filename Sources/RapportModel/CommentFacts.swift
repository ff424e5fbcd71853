/// What is known of a comment beside its texts.
public struct CommentFacts: Hashable, Sendable {
  /// The number of the record in its file, counted from 1 in reading order.
  public var record: Int
  /// The author's pseudonym; `nil` where the file names none.
  public var author: AuthorKey?
  /// On whose behalf the author writes.
  public var authorRole = AuthorRole.unknown
  /// Whether readers of the platform can see the comment.
  public var visibility = Visibility.visible
  /// When it was written.
  public var createdAt: Timestamp?
  /// When it was last changed, where the platform says so.
  public var editedAt: Timestamp?
  /// The rating given with it, with its scale.
  public var rating: Rating?
  /// Votes in favour, at least 0 on most platforms; net scores may be negative.
  public var likes: Int64?
  /// Votes against.
  public var dislikes: Int64?
  /// Answers.
  public var replies: Int64?
  /// Times passed on.
  public var shares: Int64?

  /// A comment of which nothing is known but its place.
  public init(record: Int) { self.record = record }
}

/// On whose behalf an author writes.
public enum AuthorRole: String, Hashable, Sendable {
  /// Someone who uses the property.
  case customer
  /// The property's owner or staff.
  case brand
  /// A program.
  case bot
  /// The file does not tell.
  case unknown
}

/// Whether readers of the platform can see a comment.
public enum Visibility: String, Hashable, Sendable {
  /// Shown.
  case visible
  /// Withdrawn by its author.
  case deleted
  /// Taken down by a moderator.
  case removed
  /// Held to be spam.
  case spam
  /// Not shown for another reason, such as waiting for approval.
  case hidden
}

/// A rating on a scale, such as 4 of 1–5 stars.
public struct Rating: Hashable, Sendable {
  /// The rating given.
  public var value: FixedDecimal
  /// The worst possible rating.
  public var lowest: FixedDecimal
  /// The best possible rating.
  public var highest: FixedDecimal

  /// A rating on the scale from `lowest` to `highest`.
  public init(_ value: FixedDecimal, lowest: FixedDecimal, highest: FixedDecimal) {
    self.value = value
    self.lowest = lowest
    self.highest = highest
  }
}
