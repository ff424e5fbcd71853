import RapportModel

/// WordPress eXtended RSS, versions 1.0 to 1.2, and the dialect of it that Disqus imports.
///
/// Comments stand inside the item they are about. What is not approved is hidden, spam or removed; pingbacks and
/// trackbacks are written by programs; comments of the site's authors are the brand's. Products' reviews have
/// their stars in `wp:commentmeta`.
enum WXRAdapter: ExportAdapter {
  static let format = "wxr"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.elements(["wp:comment"])

  static func recognition(of sample: FileSample) -> Recognition {
    guard sample.firstVisibleByte == UInt8(ascii: "<"), sample.contains("<rss") else { return .none }
    let isExport =
      sample.contains("wordpress.org/export/") || sample.contains("<wp:wxr_version>")
      || sample.contains("<wp:comment>")
    return isExport ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var items = WXRItems(XMLComments(input, options: options))
    try items.read(emit: emit)
  }
}

private struct WXRItems {
  private var comments: XMLComments
  /// The site's address, and the numbers of its authors.
  private var site: String?
  private var authors: Set<String> = []
  private var undated = 0

  /// What an item tells about its comments.
  private struct Item {
    var link: String?
    var id: String?
  }

  init(_ comments: XMLComments) { self.comments = comments }

  mutating func read(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    while let event = try comments.reader.next() {
      guard case .start(let tag) = event else { continue }
      switch tag.name {
      case "rss", "channel": continue
      case "item": try readItem(emit: emit)
      case "wp:base_blog_url": site = try text(tag) ?? site
      case "link" where site == nil: site = try text(tag)
      case "wp:author":
        if case .element(let author) = try comments.reader.element(tag),
          let id = author.text(of: "wp:author_id")
        {
          authors.insert(id)
        }
      default: try comments.reader.skip()
      }
    }
    try comments.finish(emit: emit)
    if undated > 0 { try emit(.note(.undated(undated))) }
  }

  private mutating func readItem(emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    var item = Item()
    while let event = try comments.reader.next() {
      switch event {
      case .text: continue
      case .end: return
      case .start(let tag):
        switch tag.name {
        case "link": item.link = try text(tag)
        case "wp:post_id": item.id = try text(tag)
        case "dsq:thread_identifier":
          let identifier = try text(tag)
          item.id = item.id ?? identifier
        case "wp:comment":
          if let element = try comments.record(tag, emit: emit) { try append(element, to: item, emit: emit) }
        default: try comments.reader.skip()
        }
      }
    }
  }

  /// The text of an element that is short.
  private func text(_ tag: XMLTag) throws(IngestError) -> String? {
    guard case .element(let element) = try comments.reader.element(tag) else { return nil }
    return element.trimmedText
  }

  private mutating func append(
    _ comment: XMLElement, to item: Item, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    guard let content = comment["wp:comment_content"] else {
      return try comments.reject(comment, "The comment has no content", emit: emit)
    }
    var facts = CommentFacts(record: 0)
    let name =
      comment.text(of: "wp:comment_author_email")?.lowercased() ?? comment.text(of: "wp:comment_author")
    facts.author = comments.pseudonym(of: name)
    facts.authorRole = role(of: comment)
    facts.createdAt = Self.time(comment)
    if facts.createdAt == nil { undated += 1 }
    facts.visibility = Self.visibility(of: comment)
    facts.rating = Self.rating(of: comment)
    let parent = comment.text(of: "wp:comment_parent")
    try comments.append(
      facts, html: content.text,
      fields: [
        (.id, comment.text(of: "wp:comment_id")), (.property, site), (.page, item.link), (.thread, item.id),
        (.replyTo, parent == "0" ? nil : parent),
      ], raw: comments.raw(of: comment), emit: emit)
  }

  private func role(of comment: XMLElement) -> AuthorRole {
    switch comment.text(of: "wp:comment_type") {
    case "pingback", "trackback", "order_note", "action_log", "webhook_delivery": return .bot
    default:
      let user = comment.text(of: "wp:comment_user_id") ?? "0"
      return user != "0" && authors.contains(user) ? .brand : .unknown
    }
  }

  private static func visibility(of comment: XMLElement) -> Visibility {
    switch comment.text(of: "wp:comment_approved") {
    case nil, "1", "approve": .visible
    case "spam": .spam
    case "trash", "post-trashed": .removed
    default: .hidden
    }
  }

  /// The time in UTC, else that of the site, whose zone the file does not tell; `0000-00-00` is none.
  private static func time(_ comment: XMLElement) -> Timestamp? {
    let universal = comment.text(of: "wp:comment_date_gmt").flatMap { Moment($0) }
    return (universal ?? comment.text(of: "wp:comment_date").flatMap { Moment($0) })?.timestamp
  }

  /// The stars of a product's review, from 1 to 5.
  private static func rating(of comment: XMLElement) -> Rating? {
    let stars = comment.children.first {
      $0.tag.name == "wp:commentmeta" && $0.text(of: "wp:meta_key") == "rating"
    }
    return stars?.text(of: "wp:meta_value").flatMap { RatingScale.oneToFive.rating($0) }
  }
}
