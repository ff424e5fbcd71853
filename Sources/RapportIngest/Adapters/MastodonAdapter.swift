import RapportModel

/// Responses of Mastodon's programming interface: a status, a list of them, or the context of one.
///
/// The text is HTML; a content warning is the first line of it. A status that only passes on another has no text of
/// its own. Counts are those that the asked server saw.
enum MastodonAdapter: ExportAdapter {
  static let format = "mastodon"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard let first = sample.firstVisibleByte, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return .none
    }
    let isStatus =
      sample.contains("\"in_reply_to_account_id\"") && sample.contains("\"content\"")
      && sample.contains("\"acct\"")
    return isStatus ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var comments = JSONComments(file: input.source.name, options: options)
    let lists = [["ancestors"], ["descendants"]]
    try comments.read(input, lists: lists, emit: emit) { comments, document throws(IngestError) in
      if document["content"] != nil {
        try comments.append(Self.comment(document, thread: nil, &comments), of: document, emit: emit)
        return nil
      }
      let all = [document["ancestors"], document["descendants"]].compactMap { $0 }
      guard !all.isEmpty else { return "The JSON value is no status" }
      let thread = Self.thread(of: document)
      for list in all {
        try list.forEachElement { status throws(IngestError) in
          guard status["content"] != nil else {
            return try comments.reject(status, "The status has no content", emit: emit)
          }
          try comments.append(Self.comment(status, thread: thread, &comments), of: status, emit: emit)
        }
      }
      return nil
    }
  }

  /// The status that a context begins with: the first ancestor, else what the first descendant answers.
  private static func thread(of context: JSONValue) -> String? {
    var first: JSONValue?
    context["ancestors"]?.forEachElement { first = first ?? $0 }
    if let first { return first["id"]?.stringOrNumber }
    context["descendants"]?.forEachElement { first = first ?? $0 }
    return first?["in_reply_to_id"]?.stringOrNumber
  }

  private static func comment(
    _ status: JSONValue, thread: String?, _ comments: inout JSONComments
  ) -> JSONComments.Comment {
    var comment = JSONComments.Comment()
    let account = status["account"]
    comment.facts.author = comments.pseudonym(
      of: account?["url"]?.string ?? account?["acct"]?.string ?? account?["id"]?.stringOrNumber)
    if account?["bot"]?.boolean == true { comment.facts.authorRole = .bot }
    comment.facts.createdAt = comments.time(status["created_at"])
    comment.facts.editedAt = JSONComments.moment(status["edited_at"])
    comment.facts.likes = status["favourites_count"]?.integer
    comment.facts.replies = status["replies_count"]?.integer
    comment.facts.shares = status["reblogs_count"]?.integer
    if let visibility = status["visibility"]?.string, visibility == "private" || visibility == "direct" {
      comment.facts.visibility = .hidden
    }
    comment.fields = [
      (.id, status["id"]?.stringOrNumber), (.property, host(of: account)), (.page, status["url"]?.string),
      (.thread, thread), (.replyTo, status["in_reply_to_id"]?.stringOrNumber),
      (.language, status["language"]?.string),
    ]
    let passesOn = status["reblog"].map { !$0.isNull } ?? false
    comment.text = passesOn ? .plain("") : .html(html(status))
    return comment
  }

  /// The content with its warning, which is plain text, before it.
  private static func html(_ status: JSONValue) -> String {
    let content = status["content"]?.string ?? ""
    guard let warning = status["spoiler_text"]?.string, !warning.isEmpty else { return content }
    let escaped = warning.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
    return "<p>\(escaped)</p>" + content
  }

  /// The server of an account: behind the `@` of its name, else the host of its address.
  private static func host(of account: JSONValue?) -> String? {
    if let acct = account?["acct"]?.string, let at = acct.lastIndex(of: "@") {
      return String(acct[acct.index(after: at)...])
    }
    guard let address = account?["url"]?.string else { return nil }
    let parts = address.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : nil
  }
}
