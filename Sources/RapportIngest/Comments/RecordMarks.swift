import RapportModel

/// Columns that say of records that they are no comments for everybody: private messages, tries of a survey, spam.
struct RecordMarks {
  private let privacy: Int?
  private let statuses: [Int]
  private var privateMessages = 0
  private var previews = 0

  /// Finds the columns: Discourse's `is_pm`, and Qualtrics's `Status` and `DistributionChannel`.
  init(_ headers: [HeaderName]) {
    let keys = headers.map(\.key)
    privacy = keys.firstIndex(of: "ispm")
    let isSurvey = keys.contains("responseid") && keys.contains("recordeddate")
    statuses = isSurvey ? keys.indices.filter { ["status", "distributionchannel"].contains(keys[$0]) } : []
  }

  /// What the columns say about a record; `nil` where they leave it visible.
  mutating func visibility(of record: CSVRecord) -> Visibility? {
    if let privacy, privacy < record.count, !Self.isNo(record[privacy]) {
      privateMessages += 1
      return .hidden
    }
    for column in statuses where column < record.count {
      guard let visibility = Self.visibility(ofStatus: record[column]) else { continue }
      if visibility == .hidden { previews += 1 }
      return visibility
    }
    return nil
  }

  /// The words are translated, and a message that is private by mistake does less harm than one that is public by
  /// mistake.
  private static func isNo(_ cell: UnsafeRawBufferPointer) -> Bool {
    no.contains(String(decoding: cell, as: UTF8.self).lowercased())
  }

  private static let no: Set<String> = [
    "", "no", "false", "0", "f", "n", "nein", "non", "não", "nao", "nee", "nej", "nei", "ei", "nie", "ne",
    "nem", "nu",
    "нет", "ні", "не", "όχι", "hayır", "いいえ", "否", "不是", "아니오", "아니요", "ไม่", "không", "tidak", "לא", "لا",
    "नहीं",
  ]

  /// The kinds of responses by their names, or their codes where values were not exported as text.
  private static func visibility(ofStatus cell: UnsafeRawBufferPointer) -> Visibility? {
    switch String(decoding: cell, as: UTF8.self).lowercased() {
    case "survey preview", "survey test", "preview", "test", "1", "2": .hidden
    case "spam", "possible spam", "8": .spam
    case "survey preview spam", "9", "10": .hidden
    default: nil
    }
  }

  /// How many records were set aside.
  var notes: [IngestNote] {
    var notes: [IngestNote] = []
    if privateMessages > 0 {
      notes.append(
        IngestNote(
          "private-messages",
          counted(privateMessages, "private message is", "private messages are") + " not scored"))
    }
    if previews > 0 {
      notes.append(
        IngestNote(
          "previews",
          counted(previews, "preview of the survey is", "previews of the survey are") + " not scored"))
    }
    return notes
  }
}
