public import RapportModel

/// Writes what readers found as canonical records: one JSON object each, with the same members whatever the
/// format. Members that the file does not state are left out.
public enum CanonicalRecord {
  /// Writes a comment.
  ///
  /// - Parameters:
  ///   - row: The comment's place in the batch.
  ///   - platform: The name of the format.
  ///   - file: The file's name.
  public static func write(
    _ batch: CommentBatch, row: Int, platform: String, file: String, to json: inout JSONWriter
  ) {
    let facts = batch.facts[row]
    json.object { json in
      func text(_ name: String, _ field: CommentBatch.Field) {
        batch.withBytes(of: field, in: row) { bytes in
          guard let bytes else { return }
          json.key(name)
          json.value(bytes)
        }
      }
      text("id", .id)
      json.member("platform", platform)
      text("property", .property)
      text("pageURL", .page)
      text("threadRootID", .thread)
      text("replyToID", .replyTo)
      if let author = facts.author { json.member("authorKey", hexadecimal(author.hash)) }
      json.member("authorRole", facts.authorRole.rawValue)
      if let time = facts.createdAt { json.member("createdAt", time.description) }
      if let time = facts.editedAt { json.member("editedAt", time.description) }
      text("text", .text)
      text("textOriginal", .originalText)
      text("language", .language)
      text("variant", .variant)
      if let rating = facts.rating {
        json.key("rating")
        json.object { json in
          json.member("value", rating.value)
          json.member("min", rating.lowest)
          json.member("max", rating.highest)
        }
      }
      for (name, count) in [
        ("likes", facts.likes), ("dislikes", facts.dislikes), ("replies", facts.replies),
        ("shares", facts.shares),
      ] {
        if let count { json.member(name, count) }
      }
      json.member("status", facts.visibility.rawValue)
      json.member("sourceFile", file)
      json.member("row", facts.record)
    }
  }

  /// Writes a measurement.
  public static func write(_ measurement: Measurement, file: String, to json: inout JSONWriter) {
    json.object { json in
      if let property = measurement.property { json.member("property", property) }
      if let page = measurement.page { json.member("page", page) }
      let segment = measurement.dimensions.filter { $0.name != Dimension.page }
      if !segment.isEmpty {
        json.key("segment")
        json.object { json in for dimension in segment { json.member(dimension.name, dimension.value) } }
      }
      json.member("name", measurement.name)
      json.member("definitionID", measurement.definitionID)
      json.member("value", measurement.value)
      writeUnit(measurement.unit, to: &json)
      if let denominator = measurement.denominator { json.member("denominator", denominator) }
      if let period = measurement.period {
        json.member("dateFrom", period.first.description)
        json.member("dateTo", period.last.description)
      }
      json.member("grain", measurement.grain.rawValue)
      if !measurement.flags.isEmpty {
        json.key("estimateFlags")
        json.array { json in
          for (flag, name) in flagNames where measurement.flags.contains(flag) { json.value(name) }
        }
      }
      json.member("sourceFile", file)
      json.member("table", measurement.table)
      json.member("row", measurement.record)
    }
  }

  private static let flagNames: [(EstimateFlags, String)] = [
    (.sampled, "sampled"), (.thresholded, "thresholded"), (.sketched, "hll"), (.otherRow, "otherRow"),
    (.botsIncluded, "botsIncluded"),
  ]

  private static func writeUnit(_ unit: MeasurementUnit, to json: inout JSONWriter) {
    switch unit {
    case .count: json.member("unit", "count")
    case .fraction: json.member("unit", "fraction")
    case .ratio: json.member("unit", "ratio")
    case .seconds: json.member("unit", "s")
    case .rank: json.member("unit", "rank")
    case .money(let currency):
      json.member("unit", "money")
      if let currency { json.member("currency", currency) }
    }
  }

  private static func hexadecimal(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
