import RapportModel

/// Channels that DiscordChatExporter writes as JSON, one document each.
///
/// Messages of the service, such as who joined, have words of its own and are a program's.
enum DiscordAdapter: ExportAdapter {
  static let format = "discord"
  static let kinds: Set<RecordKind> = [.comments]
  static let syntax = RawRecords.Syntax.json

  static func recognition(of sample: FileSample) -> Recognition {
    guard sample.firstVisibleByte == UInt8(ascii: "{") else { return .none }
    let isChannel =
      sample.contains("\"guild\"") && sample.contains("\"channel\"") && sample.contains("\"messages\"")
      && sample.contains("\"dateRange\"")
    return isChannel ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var comments = JSONComments(file: input.source.name, options: options)
    try comments.read(input, lists: [["messages"]], emit: emit) { comments, channel throws(IngestError) in
      guard let messages = channel["messages"], messages.kind == .array else {
        return "The JSON value is no channel"
      }
      try messages.forEachElement { message throws(IngestError) in
        guard message.kind == .object, message["content"] != nil else {
          return try comments.reject(message, "The message has no content", emit: emit)
        }
        try comments.append(Self.comment(message, in: channel, &comments), of: message, emit: emit)
      }
      return nil
    }
  }

  private static func comment(
    _ message: JSONValue, in channel: JSONValue, _ comments: inout JSONComments
  ) -> JSONComments.Comment {
    var comment = JSONComments.Comment()
    let author = message["author"]
    comment.facts.author = comments.pseudonym(of: author?["id"]?.stringOrNumber ?? author?["name"]?.string)
    if author?["isBot"]?.boolean == true || !isWritten(message) { comment.facts.authorRole = .bot }
    comment.facts.createdAt = comments.time(message["timestamp"])
    comment.facts.editedAt = JSONComments.moment(message["timestampEdited"])
    if let reactions = message["reactions"], reactions.kind == .array {
      var sum: Int64 = 0
      reactions.forEachElement { sum &+= $0["count"]?.integer ?? 0 }
      comment.facts.likes = sum
    }
    comment.fields = [
      (.id, message["id"]?.stringOrNumber), (.property, channel["guild"]?["id"]?.stringOrNumber),
      (.page, channel["channel"]?["id"]?.stringOrNumber),
      (.replyTo, message["reference"]?["messageId"]?.stringOrNumber),
    ]
    comment.text = .plain(message["content"]?.string ?? "")
    return comment
  }

  /// Whether somebody wrote the message: its kind has a name or, in older files, a number.
  private static func isWritten(_ message: JSONValue) -> Bool {
    guard let kind = message["type"]?.stringOrNumber else { return true }
    return ["Default", "Reply", "ThreadStarterMessage", "0", "19", "21"].contains(kind)
  }
}
