import RapportModel

/// Comments in the archives that Facebook and Instagram give their users, in the layouts since 2020.
///
/// They hold what one person wrote. Names of members are words of the user's language in Instagram's, so that
/// places and kinds of values tell what they are. Texts whose bytes were written as characters are put right.
enum MetaArchiveAdapter: ExportAdapter {
  static let format = "meta-archive"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard let first = sample.firstVisibleByte, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return .none
    }
    let isInstagram =
      sample.contains("\"string_map_data\"")
      && (sample.contains("\"Media Owner\"") || sample.name.contains("comment"))
    let isArchive =
      isInstagram || sample.contains("\"comments_v2\"") || sample.contains("\"media_comments\"")
      || isOlder(sample)
    return isArchive ? .certain : .none
  }

  /// Whether the first of a document's `comments` is an entry of Facebook's older archives; the name is anybody's.
  private static func isOlder(_ sample: FileSample) -> Bool {
    guard sample.contains("\"comments\""), sample.contains("\"comment\""), sample.contains("\"data\"") else {
      return false
    }
    return sample.text.withUnsafeBytes { bytes in
      guard let beginning = JSONRepair.closing(bytes, lists: [["comments"]]) else { return false }
      let isEntry = beginning.bytes.withUnsafeBytes { bytes in
        JSONParser().withDocument(bytes) { document in
          var first: JSONValue?
          document["comments"]?.forEachElement { first = first ?? $0 }
          guard let first else { return false }
          return first["timestamp"] != nil && first["title"] != nil && first["comment"] == nil
            && (first["data"].map { $0.kind == .array } ?? true)
        }
      }
      if case .success(true) = isEntry { return true }
      return false
    }
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    try emit(.note(.ownPosts))
    var comments = JSONComments(file: input.source.name, options: options)
    var repaired = 0
    let lists = [["comments_v2"], ["comments"], ["media_comments"], ["comments_reels_comments"]]
    try comments.read(input, lists: lists, emit: emit) { comments, document throws(IngestError) in
      func append(_ element: JSONValue) throws(IngestError) {
        guard var comment = Self.comment(element, &comments) else {
          return try comments.reject(element, "The JSON value is no comment of a known layout", emit: emit)
        }
        if case .plain(let text) = comment.text {
          let plain = Mojibake.repaired(text)
          if plain != text { repaired += 1 }
          comment.text = .derived(plain, from: text)
        }
        try comments.append(comment, of: element, emit: emit)
      }
      if document["string_map_data"] != nil {
        try append(document)
        return nil
      }
      var hasList = false
      try document.forEachMember { _, member throws(IngestError) in
        guard member.kind == .array else { return }
        hasList = true
        try member.forEachElement { element throws(IngestError) in try append(element) }
      }
      return hasList ? nil : "The JSON value is no list of comments"
    }
    if repaired > 0 {
      try emit(
        .note(
          IngestNote(
            "mojibake",
            counted(repaired, "text", "texts") + " whose bytes were written as characters "
              + (repaired == 1 ? "was" : "were") + " put right")))
    }
  }

  private static func comment(_ element: JSONValue, _ comments: inout JSONComments) -> JSONComments.Comment? {
    if element.kind == .array { return listed(element, &comments) }
    if let members = element["string_map_data"] { return mapped(members, &comments) }
    guard element["timestamp"] != nil else { return nil }
    return facebook(element, &comments)
  }

  /// Facebook: an entry may have lost what was commented, and is empty then.
  private static func facebook(_ entry: JSONValue, _ comments: inout JSONComments) -> JSONComments.Comment {
    var found: JSONValue?
    entry["data"]?.forEachElement { found = found ?? $0["comment"] }
    var comment = JSONComments.Comment()
    comment.facts.createdAt = comments.time(found?["timestamp"] ?? entry["timestamp"])
    comment.facts.author = comments.pseudonym(of: found?["author"]?.string.map { Mojibake.repaired($0) })
    comment.text = .plain(found?["comment"]?.string ?? "")
    return comment
  }

  /// Instagram in 2020: time, text and whose post it is about.
  private static func listed(_ list: JSONValue, _ comments: inout JSONComments) -> JSONComments.Comment? {
    var parts: [JSONValue] = []
    list.forEachElement { parts.append($0) }
    guard parts.count >= 2, let text = parts[1].string else { return nil }
    var comment = JSONComments.Comment()
    comment.facts.createdAt = comments.time(parts[0])
    comment.fields = [(.property, parts.count > 2 ? parts[2].string : nil)]
    comment.text = .plain(text)
    return comment
  }

  /// Instagram now: the text, whose post it is about, the time; names are known in English alone.
  private static func mapped(_ members: JSONValue, _ comments: inout JSONComments) -> JSONComments.Comment {
    var comment = JSONComments.Comment()
    var values: [(name: String, text: String)] = []
    members.forEachMember { name, member in
      if let time = member["timestamp"], time.integer ?? 0 > 0 {
        comment.facts.createdAt = comments.time(time)
      } else if let text = member["value"]?.string {
        values.append((String(decoding: name, as: UTF8.self), text))
      }
    }
    let owner = values.firstIndex { $0.name == "Media Owner" }
    let text = values.firstIndex { $0.name == "Comment" } ?? values.indices.first { $0 != owner }
    let other = owner ?? values.indices.first { $0 != text }
    comment.fields = [(.property, other.map { Mojibake.repaired(values[$0].text) })]
    comment.text = .plain(text.map { values[$0].text } ?? "")
    return comment
  }
}
