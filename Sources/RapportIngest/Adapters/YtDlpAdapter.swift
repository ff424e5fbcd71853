import RapportModel

/// The `info.json` of yt-dlp, of which the comments are read: one document a video.
///
/// Times are worked out by yt-dlp from words such as `2 weeks ago`, so that they are right to days or months. What
/// the video's own channel writes counts as the brand's. The numbers of views and likes of the video are left out.
enum YtDlpAdapter: ExportAdapter {
  static let format = "yt-dlp"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard sample.firstVisibleByte == UInt8(ascii: "{") else { return .none }
    let isVideo =
      (sample.contains("\"webpage_url\"")
        && (sample.contains("\"comments\"") || sample.contains("\"extractor\"")))
      || (sample.contains("\"format_id\"") && sample.contains("\"formats\""))
    return isVideo ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var comments = JSONComments(file: input.source.name, options: options)
    var estimated = 0
    var withoutComments = 0
    try comments.read(input, lists: [["comments"]], emit: emit) { comments, video throws(IngestError) in
      guard video.kind == .object else { return "The JSON value is no video" }
      guard let list = video["comments"], list.kind == .array else {
        withoutComments += 1
        return nil
      }
      try list.forEachElement { element throws(IngestError) in
        guard element.kind == .object, element["text"] != nil || element["html"] != nil else {
          return try comments.reject(element, "The comment has no text", emit: emit)
        }
        if element["_time_text"]?.string != nil { estimated += 1 }
        try comments.append(
          Self.comment(element, of: video, &comments), of: element, emit: emit)
      }
      return nil
    }
    if estimated > 0 {
      try emit(
        .note(
          IngestNote(
            "estimated-times",
            counted(estimated, "time was", "times were")
              + " worked out from words such as '2 weeks ago', and may be wrong by days or months")))
    }
    if withoutComments > 0 {
      try emit(
        .note(
          IngestNote(
            "no-comments",
            counted(withoutComments, "video has", "videos have")
              + " no comments; 'yt-dlp --write-comments' adds them")))
    }
  }

  private static func comment(
    _ element: JSONValue, of video: JSONValue, _ comments: inout JSONComments
  ) -> JSONComments.Comment {
    var comment = JSONComments.Comment()
    comment.facts.author = comments.pseudonym(
      of: element["author_id"]?.stringOrNumber ?? element["author"]?.string)
    if element["author_is_uploader"]?.boolean == true { comment.facts.authorRole = .brand }
    comment.facts.createdAt = comments.time(element["timestamp"])
    comment.facts.likes = element["like_count"]?.integer
    comment.facts.dislikes = element["dislike_count"]?.integer
    let id = element["id"]?.stringOrNumber
    let parent = element["parent"]?.stringOrNumber
    let answered = parent == "root" ? nil : parent
    comment.fields = [
      (.id, id), (.property, video["channel_id"]?.string ?? video["uploader_id"]?.string),
      (.page, video["webpage_url"]?.string), (.thread, answered ?? id), (.replyTo, answered),
    ]
    if let text = element["text"]?.string {
      comment.text = .plain(text)
    } else {
      comment.text = .html(element["html"]?.string ?? "")
    }
    return comment
  }
}
