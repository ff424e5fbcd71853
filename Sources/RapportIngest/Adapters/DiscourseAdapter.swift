import RapportModel

/// Responses of Discourse: a topic, the latest posts, the answers to a post, or one post.
///
/// The text is the Markdown that was written where the response has it, else the HTML that is shown. What staff
/// writes as such is the brand's; what the forum itself notes in a topic is a program's. A post names the one it
/// answers by its number in the topic, so that this is known only where that post is in the same document.
enum DiscourseAdapter: ExportAdapter {
  static let format = "discourse"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard let first = sample.firstVisibleByte, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return .none
    }
    let isPost =
      sample.contains("\"cooked\"") && sample.contains("\"post_number\"") && sample.contains("\"topic_id\"")
    return isPost ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var comments = JSONComments(file: input.source.name, options: options)
    var missing = 0
    let lists = [["post_stream", "posts"], ["latest_posts"]]
    try comments.read(input, lists: lists, emit: emit) { comments, document throws(IngestError) in
      if document["post_number"] != nil {
        try comments.append(Self.comment(document, in: [:], &comments), of: document, emit: emit)
        return nil
      }
      guard let posts = document["post_stream"]?["posts"] ?? document["latest_posts"], posts.kind == .array
      else { return "The JSON value is neither a topic nor a post" }
      let ids = Self.identifiers(of: posts)
      var count = 0
      try posts.forEachElement { post throws(IngestError) in
        count += 1
        guard post["cooked"] != nil || post["raw"] != nil else {
          return try comments.reject(post, "The post has no text", emit: emit)
        }
        try comments.append(Self.comment(post, in: ids, &comments), of: post, emit: emit)
      }
      var all = 0
      document["post_stream"]?["stream"]?.forEachElement { _ in all += 1 }
      missing += max(0, all - count)
      return nil
    }
    if missing > 0 {
      try emit(
        .note(
          IngestNote(
            "missing-posts",
            "The file holds only the first posts of its topics; \(counted(missing, "post is", "posts are")) not there"
          )))
    }
  }

  /// The number of a post in its topic.
  private struct Number: Hashable {
    var topic: String
    var number: String

    init?(_ post: JSONValue, _ number: JSONValue?) {
      guard let topic = post["topic_id"]?.stringOrNumber, let number = number?.stringOrNumber else {
        return nil
      }
      (self.topic, self.number) = (topic, number)
    }
  }

  private static func identifiers(of posts: JSONValue) -> [Number: String] {
    var ids: [Number: String] = [:]
    posts.forEachElement { post in
      if let number = Number(post, post["post_number"]) { ids[number] = post["id"]?.stringOrNumber }
    }
    return ids
  }

  private static func comment(
    _ post: JSONValue, in ids: [Number: String], _ comments: inout JSONComments
  ) -> JSONComments.Comment {
    var comment = JSONComments.Comment()
    comment.facts.author = comments.pseudonym(
      of: post["user_id"]?.stringOrNumber ?? post["username"]?.string)
    comment.facts.authorRole = role(post)
    comment.facts.createdAt = comments.time(post["created_at"])
    let updated = JSONComments.moment(post["updated_at"])
    if post["version"]?.integer ?? 1 > 1, updated != comment.facts.createdAt {
      comment.facts.editedAt = updated
    }
    comment.facts.likes = post["like_count"]?.integer ?? likes(of: post)
    comment.facts.replies = post["reply_count"]?.integer
    if post["deleted_at"].map({ !$0.isNull }) ?? false || post["user_deleted"]?.boolean == true {
      comment.facts.visibility = .deleted
    } else if post["hidden"]?.boolean == true {
      comment.facts.visibility = .hidden
    }
    let topic = post["topic_id"]?.stringOrNumber
    let page = topic.map { topic in "/t/" + (post["topic_slug"]?.string.map { $0 + "/" } ?? "") + topic }
    comment.fields = [
      (.id, post["id"]?.stringOrNumber), (.page, page), (.thread, topic),
      (.replyTo, Number(post, post["reply_to_post_number"]).flatMap { ids[$0] }),
    ]
    if let raw = post["raw"]?.string {
      comment.text = .plain(raw)
    } else {
      comment.text = .html(post["cooked"]?.string ?? "")
    }
    return comment
  }

  /// Posts of the kind 3 are those of the forum, 2 those of moderators.
  private static func role(_ post: JSONValue) -> AuthorRole {
    if post["post_type"]?.integer == 3 || post["username"]?.string == "system" { return .bot }
    let isStaff = ["staff", "admin", "moderator"].contains { (name: StaticString) in
      post[name]?.boolean == true
    }
    return isStaff || post["post_type"]?.integer == 2 ? .brand : .unknown
  }

  /// The likes, which are the actions numbered 2; those without one are left out of newer responses.
  private static func likes(of post: JSONValue) -> Int64? {
    guard let actions = post["actions_summary"], actions.kind == .array else { return nil }
    var likes: Int64 = 0
    actions.forEachElement { if $0["id"]?.integer == 2 { likes = $0["count"]?.integer ?? 0 } }
    return likes
  }
}
