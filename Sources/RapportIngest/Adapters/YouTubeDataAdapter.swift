import RapportModel

/// Responses of the YouTube Data API: `commentThreads.list` and `comments.list`, in any number one after the
/// other.
///
/// A thread holds only some of its replies, and pages of replies repeat these, so duplicates are to be removed
/// by identifier.
enum YouTubeDataAdapter: ExportAdapter {
  static let format = "youtube-data-api"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json
  static let repeatsRecords = true

  static func recognition(of sample: FileSample) -> Recognition {
    guard let first = sample.firstVisibleByte, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return .none
    }
    if sample.contains("\"youtube#comment") { return .certain }
    // A request may leave out the kinds of its response.
    let isComment =
      sample.contains("\"snippet\"") && sample.contains("\"authorDisplayName\"")
      && (sample.contains("\"textDisplay\"") || sample.contains("\"textOriginal\""))
    return isComment ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var reader = YouTubeCommentReader(file: input.source.name, options: options)
    try reader.read(input, emit: emit)
  }
}

private struct YouTubeCommentReader {
  private var collector: CommentCollector
  private let options: IngestOptions
  private var missingReplies: Int64 = 0
  private var incompleteThreads = 0
  private var htmlTexts = 0
  /// The place of the document being read.
  private var place = (line: 0, byte: 0)

  /// What a thread tells about all of its comments.
  private struct Thread {
    var id: String?
    var videoID: String?
    var channelID: String?
  }

  init(file: String, options: IngestOptions) {
    self.options = options
    collector = CommentCollector(file: file, options: options)
  }

  mutating func read(
    _ input: TextStream, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let documents = JSONDocuments(input, layout: .documents, options: options, lists: [["items"]])
    while try documents.next(
      value: { value, place throws(IngestError) in
        self.place = (place.line, place.byte)
        try document(value, emit: emit)
        return nil
      },
      fault: { fault throws(IngestError) in
        try collector.reject(
          line: fault.line, byte: fault.byte, reason: fault.reason, raw: fault.raw, emit: emit)
      })
    {}
    try collector.flush(emit: emit)
    if incompleteThreads > 0 {
      try emit(
        .note(
          IngestNote(
            "missing-replies",
            counted(
              incompleteThreads, "thread holds only some of its replies",
              "threads hold only some of their replies")
              + "; " + counted(missingReplies, "is", "are") + " not there"
          )))
    }
    if htmlTexts > 0 {
      try emit(
        .note(
          IngestNote(
            "html",
            counted(htmlTexts, "text was", "texts were") + " made plain from HTML, for want of the original"))
      )
    }
    for note in documents.notes { try emit(.note(note)) }
  }

  // MARK: - Documents

  /// A response, a thread or a comment.
  private mutating func document(
    _ value: JSONValue, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    switch value["kind"]?.string {
    case "youtube#commentThread": try thread(value, emit: emit)
    case "youtube#comment": try comment(value, in: Thread(), totalReplies: nil, emit: emit)
    default:
      if value["snippet"] != nil { return try element(value, emit: emit) }
      guard let items = value["items"], items.kind == .array else {
        return try reject(value, "The JSON value is no list of comments", emit)
      }
      var failure: IngestError?
      items.forEachElement { item in
        guard failure == nil else { return }
        do throws(IngestError) { try element(item, emit: emit) } catch { failure = error }
      }
      if let failure { throw failure }
    }
  }

  private mutating func element(
    _ item: JSONValue, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    if item["kind"]?.string == "youtube#commentThread" || item["snippet"]?["topLevelComment"] != nil {
      try thread(item, emit: emit)
    } else {
      try comment(item, in: Thread(), totalReplies: nil, emit: emit)
    }
  }

  private mutating func thread(
    _ item: JSONValue, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    guard let snippet = item["snippet"], let top = snippet["topLevelComment"] else {
      return try reject(item, "The thread has no top-level comment", emit)
    }
    let thread = Thread(
      id: item["id"]?.string, videoID: snippet["videoId"]?.string, channelID: snippet["channelId"]?.string)
    let total = snippet["totalReplyCount"]?.integer
    try comment(top, in: thread, totalReplies: total, emit: emit)
    var present: Int64 = 0
    var failure: IngestError?
    item["replies"]?["comments"]?.forEachElement { reply in
      guard failure == nil else { return }
      present += 1
      do throws(IngestError) {
        try comment(reply, in: thread, totalReplies: nil, emit: emit)
      } catch { failure = error }
    }
    if let failure { throw failure }
    if let total, total > present {
      incompleteThreads += 1
      missingReplies += total - present
    }
  }

  // MARK: - Comments

  private mutating func comment(
    _ item: JSONValue, in thread: Thread, totalReplies: Int64?,
    emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    guard let snippet = item["snippet"], snippet.kind == .object else {
      return try reject(item, "The comment has no snippet", emit)
    }
    let channel = snippet["channelId"]?.string ?? thread.channelID
    let author = snippet["authorChannelId"]?["value"] ?? snippet["authorDisplayName"]
    var facts = CommentFacts(record: 0)
    facts.author = author?.withStringBytes { collector.pseudonym(of: $0) } ?? nil
    if let channel, !channel.isEmpty, snippet["authorChannelId"]?["value"]?.string == channel {
      facts.authorRole = .brand
    }
    facts.createdAt = Self.moment(snippet["publishedAt"])
    let updated = Self.moment(snippet["updatedAt"])
    if updated != facts.createdAt { facts.editedAt = updated }
    facts.likes = snippet["likeCount"]?.integer
    facts.replies = totalReplies
    facts.visibility = Self.visibility(snippet["moderationStatus"]?.string)
    let parent = snippet["parentId"]?.string

    collector.begin(facts)
    collector.set(.id, to: item["id"]?.string)
    collector.set(.property, to: channel)
    collector.set(.page, to: snippet["videoId"]?.string ?? thread.videoID)
    collector.set(.thread, to: parent ?? thread.id ?? item["id"]?.string)
    collector.set(.replyTo, to: parent)
    setText(snippet)
    if options.keepsRawRecords {
      var json = JSONWriter()
      json.value(item)
      json.bytes.withUnsafeBytes { collector.set(.rawRecord, to: $0) }
    }
    try collector.end(emit: emit)
  }

  /// The original text where the response has it, else what the displayed HTML says.
  private mutating func setText(_ snippet: JSONValue) {
    if let original = snippet["textOriginal"], original.kind == .string {
      _ = original.withStringBytes { collector.set(.text, to: $0) }
      return
    }
    let plain = snippet["textDisplay"]?.withStringBytes { html -> [UInt8] in
      let plain = HTMLText.plain(html)
      if !plain.elementsEqual(html) { collector.set(.originalText, to: html) }
      return plain
    }
    guard let plain else { return }
    htmlTexts += 1
    plain.withUnsafeBytes { collector.set(.text, to: $0) }
  }

  private mutating func reject(
    _ value: JSONValue, _ reason: String, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var json = JSONWriter()
    json.value(value)
    let bytes = json.bytes
    let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { raw.deallocate() }
    raw.copyBytes(from: bytes)
    try collector.reject(
      line: place.line, byte: place.byte, reason: reason, raw: UnsafeRawBufferPointer(raw), emit: emit)
  }

  private static func moment(_ value: JSONValue?) -> Timestamp? {
    value?.withStringBytes { Moment($0)?.timestamp } ?? nil
  }

  private static func visibility(_ status: String?) -> Visibility {
    switch status {
    case "heldForReview": .hidden
    case "likelySpam": .spam
    case "rejected": .removed
    default: .visible
    }
  }
}
