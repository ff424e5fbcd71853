import RapportModel

/// The XML that Disqus exports: categories, threads and posts of one forum.
///
/// A `thread` beside the posts defines a page, one inside a post only names it. The message is HTML. There are no
/// votes. Posts before their threads are read after them. Who wrote the thread's own text runs the site, so that their posts count as the brand's.
enum DisqusAdapter: ExportAdapter {
  static let format = "disqus-xml"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.elements(["category", "thread", "post"])

  static func recognition(of sample: FileSample) -> Recognition {
    guard sample.firstVisibleByte == UInt8(ascii: "<") else { return .none }
    return sample.contains("<disqus ") || sample.contains("<disqus>") ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var posts = DisqusPosts(XMLComments(input, options: options))
    try posts.read(emit: emit)
  }
}

private struct DisqusPosts {
  private var comments: XMLComments
  private var threads: [String: Thread] = [:]
  /// The forum of the file, for posts whose thread is not there.
  private var forum: String?
  private var orphans = 0
  /// Posts whose threads may still come, and how many bytes their messages have.
  private var waiting: [(post: XMLElement, raw: [UInt8]?)] = []
  private var waitingBytes = 0
  private static let mostWaitingBytes = 16 << 20

  private struct Thread {
    var link: String?
    var forum: String?
    var username: String?
  }

  init(_ comments: XMLComments) { self.comments = comments }

  mutating func read(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    var depth = 0
    while let event = try comments.reader.next() {
      switch event {
      case .start(let tag) where depth == 0 && tag.name == "disqus": depth += 1
      case .start(let tag) where depth == 1 && tag.name == "thread":
        if let element = try comments.record(tag, emit: emit) { define(element) }
      case .start(let tag) where depth == 1 && tag.name == "post":
        if let element = try comments.record(tag, emit: emit) { try take(element, emit: emit) }
      case .start: try comments.reader.skip()
      case .end: depth -= 1
      case .text: break
      }
    }
    try appendWaiting(emit: emit)
    try comments.finish(emit: emit)
    if orphans > 0 {
      try emit(
        .note(
          IngestNote(
            "orphans",
            counted(orphans, "post belongs to a thread that is", "posts belong to threads that are")
              + " not in the file")))
    }
  }

  private mutating func define(_ element: XMLElement) {
    guard let id = element.tag["dsq:id"] else { return }
    let thread = Thread(
      link: element.text(of: "link"), forum: element.text(of: "forum"),
      username: element["author"]?.text(of: "username"))
    forum = forum ?? thread.forum
    threads[id] = thread
  }

  /// Takes a post, which waits if its thread is not there yet.
  private mutating func take(
    _ post: XMLElement, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    guard let message = post["message"] else {
      return try comments.reject(post, "The post has no message", emit: emit)
    }
    let raw = comments.raw(of: post)
    guard let thread = post["thread"]?.tag["dsq:id"], threads[thread] == nil else {
      return try append(post, message, raw, emit: emit)
    }
    waiting.append((post, raw))
    waitingBytes += message.text.count + (raw?.count ?? 0) + 256
    if waitingBytes > Self.mostWaitingBytes { try appendWaiting(emit: emit) }
  }

  private mutating func appendWaiting(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    for (post, raw) in waiting {
      if let message = post["message"] { try append(post, message, raw, emit: emit) }
    }
    waiting.removeAll()
    waitingBytes = 0
  }

  private mutating func append(
    _ post: XMLElement, _ message: XMLElement, _ raw: [UInt8]?,
    emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let threadID = post["thread"]?.tag["dsq:id"]
    let thread = threadID.flatMap { threads[$0] }
    if thread == nil { orphans += 1 }
    let author = post["author"]
    let username = author?.text(of: "username")

    var facts = CommentFacts(record: 0)
    facts.author = comments.pseudonym(of: username ?? author?.text(of: "name"))
    if let username, username == thread?.username { facts.authorRole = .brand }
    facts.createdAt = post.text(of: "createdAt").flatMap { Moment($0)?.timestamp }
    if post.text(of: "isSpam") == "true" {
      facts.visibility = .spam
    } else if post.text(of: "isDeleted") == "true" {
      facts.visibility = .deleted
    }
    try comments.append(
      facts, html: message.text,
      fields: [
        (.id, post.tag["dsq:id"]), (.property, thread?.forum ?? forum), (.page, thread?.link),
        (.thread, threadID), (.replyTo, post["parent"]?.tag["dsq:id"]),
      ], raw: raw, emit: emit)
  }
}
