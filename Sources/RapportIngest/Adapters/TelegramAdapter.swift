import RapportModel

/// The `result.json` that Telegram exports: one chat, or all of them in a list.
///
/// What the service says, such as who joined, is a program's. Times are those in UTC where the file has them, else
/// those of the exporter's own clock.
enum TelegramAdapter: ExportAdapter {
  static let format = "telegram"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard sample.firstVisibleByte == UInt8(ascii: "{"), sample.contains("\"messages\"") else { return .none }
    let isExport =
      sample.contains("\"text_entities\"") || sample.contains("\"date_unixtime\"")
      || (sample.contains("\"from_id\"") && sample.contains("\"date\""))
    return isExport ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var comments = JSONComments(file: input.source.name, options: options)
    var local = 0
    func read(
      _ chat: JSONValue, _ comments: inout JSONComments
    ) throws(IngestError) {
      try chat["messages"]?.forEachElement { message throws(IngestError) in
        guard message.kind == .object, message["text"] != nil else {
          return try comments.reject(message, "The message has no text", emit: emit)
        }
        if message["date_unixtime"] == nil { local += 1 }
        try comments.append(Self.comment(message, in: chat, &comments), of: message, emit: emit)
      }
    }
    let lists = [["messages"], ["chats", "list", "messages"], ["left_chats", "list", "messages"]]
    try comments.read(input, lists: lists, emit: emit) { comments, export throws(IngestError) in
      let all = [export["chats"]?["list"], export["left_chats"]?["list"]].compactMap { $0 }
      guard export["messages"]?.kind == .array || !all.isEmpty else { return "The JSON value is no chat" }
      try read(export, &comments)
      for chats in all {
        try chats.forEachElement { chat throws(IngestError) in try read(chat, &comments) }
      }
      return nil
    }
    if local > 0 {
      try emit(
        .note(
          IngestNote(
            "local-times",
            counted(local, "message has", "messages have")
              + " the time of the exporter's clock, whose zone the file does not tell; it is taken for UTC")))
    }
  }

  private static func comment(
    _ message: JSONValue, in chat: JSONValue, _ comments: inout JSONComments
  ) -> JSONComments.Comment {
    var comment = JSONComments.Comment()
    comment.facts.author = comments.pseudonym(
      of: message["from_id"]?.stringOrNumber ?? message["from"]?.string ?? message["actor_id"]?.stringOrNumber
    )
    if message["type"]?.string == "service" { comment.facts.authorRole = .bot }
    comment.facts.createdAt = comments.time(message["date_unixtime"] ?? message["date"])
    comment.facts.editedAt = JSONComments.moment(message["edited_unixtime"] ?? message["edited"])
    if let reactions = message["reactions"], reactions.kind == .array {
      var sum: Int64 = 0
      reactions.forEachElement { sum &+= $0["count"]?.integer ?? 0 }
      comment.facts.likes = sum
    }
    comment.fields = [
      (.id, message["id"]?.stringOrNumber), (.property, chat["name"]?.string ?? chat["id"]?.stringOrNumber),
      (.replyTo, message["reply_to_message_id"]?.stringOrNumber),
    ]
    comment.text = .plain(message["text"].map(text) ?? "")
    return comment
  }

  /// The text of a string, or of a list of strings and of objects with a `text`.
  private static func text(_ value: JSONValue) -> String {
    if let text = value.string { return text }
    var text = ""
    value.forEachElement { piece in text += piece.string ?? piece["text"]?.string ?? "" }
    return text
  }
}
