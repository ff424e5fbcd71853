import RapportModel

/// `tweets.js` of the archives that X gives its users: a script that gives a list of posts a name.
///
/// It holds what one account wrote. A post that only passes on another has no text of its own.
enum TwitterArchiveAdapter: ExportAdapter {
  static let format = "twitter-archive"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard sample.beginsWithAssignment, sample.contains("window.YTD.tweet") else { return .none }
    return .certain
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try emit(.note(.ownPosts))
    var comments = JSONComments(file: input.source.name, options: options)
    var passedOn = 0
    try comments.read(input, emit: emit) { comments, element throws(IngestError) in
      let post = element["tweet"] ?? element
      guard let text = post["full_text"]?.string ?? post["text"]?.string else {
        return "The JSON value is no post"
      }
      var comment = Self.comment(post, &comments)
      if text.hasPrefix("RT @") {
        passedOn += 1
        comment.text = .derived("", from: text)
      } else {
        comment.text = .derived(HTMLText.decodingEntities(text), from: text)
      }
      try comments.append(comment, of: element, emit: emit)
      return nil
    }
    if passedOn > 0 {
      try emit(
        .note(
          IngestNote(
            "passed-on",
            counted(passedOn, "post only passes on another and counts", "posts only pass on others and count")
              + " as empty")))
    }
  }

  private static func comment(
    _ post: JSONValue, _ comments: inout JSONComments
  ) -> JSONComments.Comment {
    var comment = JSONComments.Comment()
    comment.facts.createdAt = comments.time(post["created_at"])
    comment.facts.likes = post["favorite_count"]?.integer
    comment.facts.shares = post["retweet_count"]?.integer
    let language = post["lang"]?.string
    comment.fields = [
      (.id, post["id_str"]?.string ?? post["id"]?.stringOrNumber),
      (.replyTo, post["in_reply_to_status_id_str"]?.string ?? post["in_reply_to_status_id"]?.stringOrNumber),
      (.language, language == "und" ? nil : language),
    ]
    return comment
  }
}
