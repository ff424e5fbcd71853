public import RapportEngagement
public import RapportIngest
import RapportModel

/// Tells which records count of those that are one comment.
///
/// All inputs are looked through before the first record is counted, and what may be a repetition is sorted on disk; what
/// stays in memory is one bit for each record. Which record counts does not depend on the order of the inputs.
///
///     let repeated = try RepeatedRecords(.id, in: inputs)
///     let reader = try InputReader(inputs[0], number: 0, among: repeated)
public struct RepeatedRecords: Sendable {
  /// The rule; `nil` for what each format declares.
  private let rule: DuplicateRule?
  /// A bit for each record of an input that does not count.
  private var repeated: [Int: [UInt64]] = [:]

  /// No record repeats another.
  init(_ rule: DuplicateRule?) { self.rule = rule }

  /// Looks through inputs, as far as the rule asks for it.
  ///
  /// - Parameters:
  ///   - rule: Which records count as one comment; `nil` for what each format declares.
  ///   - format: The inputs' format; `nil` to tell it from the content.
  ///   - profile: Knows properties by other names.
  /// - Throws: ``IngestError`` when an input cannot be opened, recognised or read, or not be read twice.
  /// - Complexity: O(*n* log *n*) in the records.
  public init(
    _ rule: DuplicateRule?, in inputs: [InputArgument], format: String? = nil,
    options: IngestOptions = IngestOptions(), profile: Profile = Profile()
  ) throws(IngestError) {
    self.init(rule)
    if rule == DuplicateRule.none { return }
    var runs = SortedRuns()
    for (number, input) in inputs.enumerated() where input.canBeReadAgain || rule != nil {
      let reader = try ExportReader(path: input.path, format: format, options: options)
      _ = try look(through: reader, input, number: number, profile, &runs)
    }
    try finish(&runs)
  }

  /// Looks through an input if its records may repeat others; says whether it did, and the reader is at its end.
  func look(
    through reader: ExportReader, _ input: InputArgument, number: Int, _ profile: Profile,
    _ runs: inout SortedRuns
  ) throws(IngestError) -> Bool {
    let rule = rule ?? DuplicateRule(declared: reader.adapter.repeatsRecords)
    if rule == .none { return false }
    guard input.canBeReadAgain else {
      if self.rule == nil { return false }
      throw .readOnlyOnce(reader.name)
    }
    try runs.add(reader, input, number: number, rule: rule, profile: profile)
    return true
  }

  /// Whether the format of an input repeats records, and these all count since it cannot be looked through beforehand.
  func leavesRepeated(_ input: InputArgument, _ reader: ExportReader) -> Bool {
    rule == nil && reader.adapter.repeatsRecords && !input.canBeReadAgain
  }

  /// Whether another record counts instead of this one.
  func isRepeated(input: Int, record: Int) -> Bool {
    guard let bits = repeated[input], record >> 6 < bits.count else { return false }
    return bits[record >> 6] >> UInt64(record & 63) & 1 != 0
  }

  /// Whether any record of an input is repeated elsewhere.
  func hasRepeated(input: Int) -> Bool { repeated[input] != nil }

  /// Notes which records do not count.
  mutating func finish(_ runs: inout SortedRuns) throws(IngestError) {
    // The best record so far of the comment at hand, and the last one seen.
    var best: RecordSighting?
    var last: RecordSighting?
    try runs.forEachSorted { sighting in
      defer { last = sighting }
      guard let known = best, known.isSameComment(as: sighting) else {
        best = sighting
        return
      }
      // The first of an input is its best.
      if last?.input != sighting.input, sighting.isBetter(than: known) {
        mark(known)
        best = sighting
      } else {
        mark(sighting)
      }
    }
  }

  private mutating func mark(_ sighting: RecordSighting) {
    let place = sighting.record >> 6
    var bits = repeated.removeValue(forKey: sighting.input) ?? []
    if place >= bits.count {
      bits.append(contentsOf: repeatElement(0, count: max(place + 1, 2 * bits.count) - bits.count))
    }
    bits[place] |= 1 << UInt64(sighting.record & 63)
    repeated[sighting.input] = bits
  }
}

extension SortedRuns {
  /// Looks through an input; it is at its end afterwards.
  ///
  /// - Parameters:
  ///   - number: The place of the input among all that are read together.
  ///   - rule: Which records count as one comment.
  mutating func add(
    _ reader: ExportReader, _ input: InputArgument, number: Int, rule: DuplicateRule, profile: Profile
  ) throws(IngestError) {
    var resolver = PropertyResolver(input: input, profile: profile)
    // An identifier that the format itself repeats is one comment's wherever it stands; others belong to a property.
    let isDeclared = rule == .id && reader.adapter.repeatsRecords
    try reader.read { event throws(IngestError) in
      guard case .comments(let batch) = event else { return }
      let properties = isDeclared ? nil : resolver.properties(of: batch) { _ in }
      let hashes = batch.recordHashes(of: 0..<batch.count)
      for row in 0..<batch.count {
        guard let content = batch.repeatedContent(of: row, rule) else { continue }
        // One text may have come in several formats; identifiers of different formats have nothing to do with each other.
        let format = rule == .id ? [reader.adapter.format] : []
        let property = properties.map { [$0[row].name] } ?? []
        let facts = batch.facts[row]
        let time = (rule == .id ? facts.editedAt ?? facts.createdAt : facts.createdAt)?.secondsSinceEpoch
        try append(
          RecordSighting(
            key: ContentHash.halves(of: format + property + [content]),
            rank: time.map { rule == .id ? -$0 : $0 } ?? .max,
            contentHash: hashes[row],
            reactions: Int64(facts.likes ?? 0) + Int64(facts.replies ?? 0), input: number,
            record: facts.record))
      }
    }
  }
}

extension CommentBatch {
  /// What a comment has in common with those that repeat it; `nil` where it has no such thing.
  fileprivate func repeatedContent(of row: Int, _ rule: DuplicateRule) -> String? {
    switch rule {
    case .none: return nil
    case .id: return string(.id, of: row)
    case .text:
      guard facts[row].visibility == .visible, let text = string(.text, of: row) else { return nil }
      let trimmed = text.utf8.drop { $0 <= 0x20 }
      guard let last = trimmed.lastIndex(where: { $0 > 0x20 }) else { return nil }
      return String(trimmed[...last])
    }
  }
}
