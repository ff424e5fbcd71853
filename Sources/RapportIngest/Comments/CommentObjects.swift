import RapportModel

/// Reads JSON objects of no known vendor, one comment each: documents, or the elements of a list in each document.
final class CommentObjects {
  private let file: String
  private let options: IngestOptions
  private let plan: CommentPlan
  /// The list that holds the comments; `nil` where documents are comments.
  private let list: MemberPath?
  /// Where a comment's members stand, by the number of their meaning: the first that holds something counts.
  private let paths: [[MemberPath]]
  private var collector: CommentCollector
  private var undated = 0
  /// Whether some of the undated records have dates whose order is open.
  private var hasOpenDates = false
  private var unusedRatings = UnusedCells()
  private var unusedCounts = UnusedCells()
  private var planNotes: [IngestNote] = []

  /// - Throws: ``IngestError/noUsableColumn(file:columns:)`` when no member holds text, and
  ///   ``IngestError/unknownColumn(_:option:file:nearest:columns:)``.
  init(_ input: TextStream, options: IngestOptions) throws(IngestError) {
    let members = ObjectMembers(input.opening, options)
    let paths = members.paths
    let plan = try members.plan(options, file: input.source.name)
    self.plan = plan
    guard plan.columns[.text] != nil || members.areAllBroken else {
      throw .noUsableColumn(file: input.source.name, columns: paths.map(\.name))
    }
    list = members.list
    self.paths = CommentColumn.allCases.map { column in
      guard let first = plan.columns[column].map({ paths[$0] }) else { return [] }
      // "author" may be a name here and an object with a name there.
      return [first] + paths.filter { $0 != first && $0.outer == first.outer && $0.meaning == column }
    }
    self.options = options
    file = input.source.name
    collector = CommentCollector(file: file, options: options)
    planNotes = plan.notes + members.notes
  }

  /// Whether the first objects of a text have a member that holds text, or are all broken.
  static func isUsable(_ sample: FileSample, options: IngestOptions) -> Bool {
    let members = ObjectMembers(sample, options)
    let plan = try? members.plan(options, file: sample.name)
    return plan?.columns[.text] != nil || members.areAllBroken
  }

  func read(
    _ input: TextStream, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    for note in planNotes { try emit(.note(note)) }
    let documents = JSONDocuments(input, options: options, lists: list.map { [$0.names] } ?? [])
    while try documents.next(
      value: { value, place throws(IngestError) in try take(value, place, emit: emit) },
      fault: { fault throws(IngestError) in
        try collector.reject(
          line: fault.line, byte: fault.byte, reason: fault.reason, raw: fault.raw, emit: emit)
      })
    {}
    try collector.flush(emit: emit)
    for note in documents.notes { try emit(.note(note)) }
    if undated > 0 { try emit(.note(.undated(undated))) }
    if hasOpenDates, !plan.notes.contains(.openDates) { try emit(.note(.openDates)) }
    if let note = unusedRatings.note(offScale: plan.rating) { try emit(.note(note)) }
    if let note = unusedCounts.noteOfCounts { try emit(.note(note)) }
  }

  /// Takes a document: a comment, or a list of them.
  ///
  /// - Returns: Why it cannot be used.
  private func take(
    _ value: JSONValue, _ place: JSONDocuments.Place, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) -> String? {
    guard value.kind == .object else { return "The JSON value is no object" }
    guard plan.columns[.text] != nil else {
      return "The member of its text is not known, since the first records are broken"
    }
    guard let list else {
      append(value) { collector.set(.rawRecord, to: place.raw) }
      try collector.end(emit: emit)
      return nil
    }
    guard let elements = list.value(in: value), elements.kind == .array else {
      return "The JSON value has no list '\(list.name)'"
    }
    try elements.forEachElement { element throws(IngestError) in
      var json = JSONWriter()
      if element.kind == .object {
        append(element) {
          json.value(element)
          json.bytes.withUnsafeBytes { collector.set(.rawRecord, to: $0) }
        }
        try collector.end(emit: emit)
      } else {
        json.value(element)
        let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: json.bytes.count, alignment: 1)
        defer { raw.deallocate() }
        raw.copyBytes(from: json.bytes)
        try collector.reject(
          line: place.line, byte: place.byte, reason: "The element of '\(list.name)' is no object",
          raw: UnsafeRawBufferPointer(raw), emit: emit)
      }
    }
    return nil
  }

  private func member(_ column: CommentColumn, of object: JSONValue) -> JSONValue? {
    let paths = paths[column.rawValue]
    guard paths.count > 1 else { return paths.first?.value(in: object) }
    for path in paths {
      if let value = path.value(in: object), value.kind == .string || value.kind == .number { return value }
    }
    return nil
  }

  private func name(_ column: CommentColumn) -> String { paths[column.rawValue].first?.name ?? "" }

  // MARK: - Objects

  /// Takes a comment; `setRaw` gives it its raw record, where it is asked for.
  private func append(_ object: JSONValue, setRaw: () -> Void) {
    var facts = CommentFacts(record: 0)
    facts.author = member(.author, of: object).flatMap { author in
      author.withStringBytes { collector.pseudonym(of: $0) }
        ?? author.numberText.map { options.pseudonymizer.pseudonym(of: $0) }
    }
    if let time = member(.time, of: object), !time.isNull {
      facts.createdAt = moment(time)
      if facts.createdAt == nil {
        undated += 1
        hasOpenDates = hasOpenDates || time.withStringBytes { plan.dates.leavesOpen($0) } ?? false
      }
    }
    facts.editedAt = member(.editTime, of: object).flatMap { moment($0) }
    if var rating = member(.rating, of: object)?.stringOrNumber, !rating.isEmpty {
      facts.rating = plan.rating.rating(rating)
      if facts.rating == nil {
        rating.withUTF8 {
          unusedRatings.add(
            UnsafeRawBufferPointer($0), column: name(.rating), record: collector.records + 1)
        }
      }
    }
    facts.likes = count(.likes, of: object)
    facts.dislikes = count(.dislikes, of: object)
    facts.replies = count(.replies, of: object)
    facts.shares = count(.shares, of: object)
    var text = member(.text, of: object)
    let isEmpty = text?.withStringBytes { $0.isEmpty } ?? true
    if isEmpty, let title = member(.title, of: object), title.kind == .string { text = title }
    _ = text?.withStringBytes { facts.visibility = CommentCollector.visibility(of: $0) }

    collector.begin(facts)
    for (field, column) in Self.textFields {
      guard let value = member(column, of: object) else { continue }
      if value.withStringBytes({ collector.set(field, to: $0) }) == nil {
        collector.set(field, to: value.numberText)
      }
    }
    if let text, text.withStringBytes({ collector.set(.text, to: $0) }) == nil {
      collector.set(.text, to: text.numberText)
    }
    if options.keepsRawRecords { setRaw() }
  }

  private static let textFields: [(CommentBatch.Field, CommentColumn)] = [
    (.id, .id), (.property, .property), (.page, .page), (.thread, .thread), (.replyTo, .replyTo),
    (.language, .language), (.variant, .variant),
  ]

  private func moment(_ value: JSONValue) -> Timestamp? {
    if value.kind == .number {
      guard plan.dates.isCompact else { return value.decimal.flatMap { Moment(epoch: $0) }?.timestamp }
      var number = value.numberText ?? ""
      return number.withUTF8 { plan.dates.read(UnsafeRawBufferPointer($0)) }?.timestamp
    }
    return value.withStringBytes { plan.dates.read($0)?.timestamp } ?? nil
  }

  /// The count in a member; a text or a number that is none is taken down.
  private func count(_ column: CommentColumn, of object: JSONValue) -> Int64? {
    guard let value = member(column, of: object) else { return nil }
    if let count = value.kind == .number
      ? value.integer
      : value.withStringBytes({ CountText.count($0, decimalMark: options.decimalMark) }) ?? nil
    {
      return count
    }
    if var text = value.stringOrNumber, !text.isEmpty {
      let name = name(column)
      text.withUTF8 {
        unusedCounts.add(UnsafeRawBufferPointer($0), column: name, record: collector.records + 1)
      }
    }
    return nil
  }
}
