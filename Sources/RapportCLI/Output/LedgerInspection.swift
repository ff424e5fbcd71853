import RapportEngagement
import RapportModel

/// What a ledger is and holds, for people and for programs.
struct LedgerInspection {
  private let ledger: Ledger
  private let file: String
  private let inputs: [LedgerInput]

  init(of ledger: Ledger, file: String) {
    self.ledger = ledger
    self.file = file
    inputs = ledger.inputs.sorted { $0.key < $1.key }.map(\.value)
  }

  var text: String {
    let provenance = ledger.options.provenance
    var lines = ["\(file): ledger, " + LedgerOutput.summary(ledger)]
    lines.append(
      "  scoring \(provenance.scoringVersion), ICU \(provenance.icuVersion), Unicode \(provenance.unicodeVersion)"
    )
    lines.append("  author key \(provenance.authorKeyID)")
    if !provenance.profileHash.isEmpty { lines.append("  profile \(provenance.profileHash)") }
    for lexicon in provenance.lexicons {
      lines.append("  lexicon \(lexicon.name) \(lexicon.version), \(lexicon.licence), \(lexicon.hash)")
    }
    for option in provenance.options { lines.append("  --\(option.name) \(option.value)") }
    for input in inputs {
      lines.append(
        "  input \(input.stamp.hash) \(input.stamp.format), \(counted(input.counts.records, "record")), "
          + "\(input.counts.rejected) rejected: \(input.name)")
    }
    for property in ledger.properties {
      lines.append("  property \(property.name): " + Self.text(ledger[property]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ ledger: PropertyLedger?) -> String {
    guard let ledger else { return "nothing" }
    var parts: [String] = []
    if let tally = ledger.comments() {
      parts.append(
        "\(counted(tally.records, "comment")), \(tally.scored) scored, by "
          + counted(Int(tally.authorCount.rounded()), "author"))
      if let first = ledger.commentWeeks.first, let last = ledger.commentWeeks.last {
        parts.append("weeks \(first) to \(last)")
      }
    }
    let names = Set(ledger.measurements.keys.map(\.name)).sorted()
    if !names.isEmpty { parts.append("measured " + names.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  /// Writes one JSON object: the members that every inspected file has, and `ledger` with the rest.
  func write(to json: inout JSONWriter) {
    let counts = ledger.recordCounts
    let provenance = ledger.options.provenance
    json.object { json in
      json.member("file", file)
      json.member("format", "ledger")
      json.key("kinds")
      json.array { json in
        if counts.comments > 0 { json.value("comments") }
        if counts.measured > 0 { json.value("metrics") }
      }
      json.member("records", counts.records)
      json.member("rejected", counts.rejected)
      json.key("notes")
      json.array { _ in }
      json.key("ledger")
      json.object { json in
        json.member("scoring_version", provenance.scoringVersion)
        json.member("icu_version", provenance.icuVersion)
        json.member("unicode_version", provenance.unicodeVersion)
        json.member("author_key", provenance.authorKeyID)
        json.member("profile", provenance.profileHash)
        json.key("lexicons")
        json.object { json in for lexicon in provenance.lexicons { json.member(lexicon.name, lexicon.hash) } }
        json.key("options")
        json.object { json in for option in provenance.options { json.member(option.name, option.value) } }
        json.key("inputs")
        json.array { json in for input in inputs { Self.write(input, to: &json) } }
        json.key("properties")
        json.array { json in for property in ledger.properties { json.value(property.name) } }
      }
    }
  }

  private static func write(_ input: LedgerInput, to json: inout JSONWriter) {
    json.object { json in
      json.member("hash", input.stamp.hash)
      json.member("format", input.stamp.format)
      json.member("name", input.name)
      json.member("records", input.counts.records)
      json.member("rejected", input.counts.rejected)
    }
  }
}
