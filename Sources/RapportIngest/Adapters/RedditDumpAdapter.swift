import RapportModel

/// Reddit's monthly dumps of comments (`RC_…`) and submissions (`RS_…`) as JSON lines.
///
/// Identifiers are full names such as `t1_k00001`, which is what parents are called by. A submission's text is
/// its title and text. The score is net of votes against. What a moderator writes as such counts as the brand's;
/// programs are told by their names.
enum RedditDumpAdapter: ExportAdapter {
  static let format = "reddit-dump"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard sample.firstVisibleByte == UInt8(ascii: "{"), sample.contains("\"created_utc\"") else {
      return .none
    }
    let source = ByteSource(bytes: sample.text, name: sample.name)
    guard let stream = try? TextStream(source, encoding: "UTF-8") else { return .none }
    let lines = JSONSplitter(stream, layout: .lines)
    let parser = JSONParser()
    // Responses of the programming interface have the same members, but deeper inside.
    for _ in 0..<5 {
      guard let line = try? lines.next() else { break }
      let isPost = parser.withDocument(line.bytes) { value in
        value["subreddit"] != nil && value["created_utc"] != nil
          && (value["body"] != nil || value["title"] != nil)
      }
      if case .success(true) = isPost { return .certain }
    }
    return .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var posts = RedditPosts(file: input.source.name, options: options)
    let lines = JSONSplitter(input, layout: .lines, maximumLength: options.maximumRecordLength)
    while let line = try lines.next() { try posts.read(line, emit: emit) }
    try posts.finish(emit: emit)
  }
}

private struct RedditPosts {
  private var collector: CommentCollector
  private let options: IngestOptions
  private let parser = JSONParser()
  private var undated = 0

  init(file: String, options: IngestOptions) {
    collector = CommentCollector(file: file, options: options)
    self.options = options
  }

  mutating func read(
    _ line: JSONSplitter.Piece, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var failure = line.fault
    if failure == nil {
      let isPost = parser.withDocument(line.bytes, readableCount: line.readableCount) { value in
        append(value, raw: line.bytes)
      }
      switch isPost {
      case .success(true): return try collector.end(emit: emit)
      case .success(false): failure = "The JSON value is neither a comment nor a submission"
      case .failure(let error): failure = "\(error.reason), at byte \(error.offset) of the record"
      }
    }
    try collector.reject(
      line: line.line, byte: line.byteOffset, reason: failure ?? "", raw: line.bytes, emit: emit)
  }

  mutating func finish(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    try collector.flush(emit: emit)
    if undated > 0 { try emit(.note(.undated(undated))) }
    if let note = parser.note { try emit(.note(note)) }
  }

  /// - Returns: Whether the value is a comment or a submission.
  private mutating func append(_ post: JSONValue, raw: UnsafeRawBufferPointer) -> Bool {
    guard post.kind == .object else { return false }
    let isComment = post["body"] != nil
    guard isComment || post["title"] != nil || post["selftext"] != nil else { return false }
    let text = isComment ? post["body"]?.string ?? "" : Self.submissionText(post)

    var facts = CommentFacts(record: 0)
    let author = post["author"]?.string
    if let author, author != "[deleted]" { facts.author = options.pseudonymizer.pseudonym(of: author) }
    facts.authorRole = Self.role(author, distinguished: post["distinguished"]?.string)
    facts.createdAt = post["created_utc"]?.decimal.flatMap { Moment(epoch: $0)?.timestamp }
    if facts.createdAt == nil { undated += 1 }
    facts.editedAt = post["edited"]?.decimal.flatMap { Moment(epoch: $0)?.timestamp }
    if post["score_hidden"]?.boolean != true { facts.likes = post["score"]?.integer }
    facts.replies = post["num_comments"]?.integer
    facts.visibility = Self.visibility(post, isComment: isComment)

    let name = Self.fullName(post, isComment: isComment)
    let link = isComment ? post["link_id"]?.string : name
    collector.begin(facts)
    collector.set(.id, to: name)
    collector.set(.property, to: post["subreddit"]?.string)
    collector.set(.page, to: Self.page(link, in: post["subreddit"]?.string))
    collector.set(.thread, to: link)
    collector.set(.replyTo, to: post["parent_id"]?.string)
    let plain = Self.decoded(text)
    if plain != text { collector.set(.originalText, to: text) }
    collector.set(.text, to: plain)
    if options.keepsRawRecords { collector.set(.rawRecord, to: raw) }
    return true
  }

  private static func submissionText(_ post: JSONValue) -> String {
    let parts = [post["title"]?.string, post["selftext"]?.string]
    return parts.compactMap { $0 }.filter { !$0.isEmpty && !tombstones.keys.contains($0) }
      .joined(separator: "\n")
  }

  /// The text of which the dump escapes `&`, `<` and `>`, with the entities that its Markdown shows.
  private static func decoded(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "&"))
      ? HTMLText.decodingEntities(HTMLText.decodingEntities(text)) : text
  }

  /// `t1_` and `t3_` stand for a comment and a submission.
  private static func fullName(_ post: JSONValue, isComment: Bool) -> String? {
    post["name"]?.string ?? post["id"]?.string.map { (isComment ? "t1_" : "t3_") + $0 }
  }

  private static func page(_ link: String?, in subreddit: String?) -> String? {
    guard let link, let subreddit, link.hasPrefix("t3_") else { return nil }
    return "https://www.reddit.com/r/\(subreddit)/comments/\(link.dropFirst(3))/"
  }

  private static let tombstones: [String: Visibility] = [
    "[deleted]": .deleted, "[deleted by user]": .deleted, "[removed]": .removed,
    "[ Removed by Reddit ]": .removed, "[removed by reddit]": .removed,
  ]

  private static func visibility(_ post: JSONValue, isComment: Bool) -> Visibility {
    let text = post[isComment ? "body" : "selftext"]?.string ?? ""
    if let visibility = tombstones[text] { return visibility }
    switch post["removed_by_category"]?.string {
    case nil: return .visible
    case "deleted", "author": return .deleted
    default: return .removed
    }
  }

  /// Programs call themselves `…Bot`, `…_bot` or `…-bot`; "robot" and "abbot" are people, unless they speak
  /// for the moderators.
  private static func role(_ author: String?, distinguished: String?) -> AuthorRole {
    let speaksOfficially = distinguished == "moderator" || distinguished == "admin"
    if let author {
      let isProgram =
        author == "AutoModerator" || ["Bot", "BOT", "_bot", "-bot"].contains { author.hasSuffix($0) }
      if isProgram || (speaksOfficially && author.lowercased().hasSuffix("bot")) { return .bot }
    }
    return speaksOfficially ? .brand : .unknown
  }
}
