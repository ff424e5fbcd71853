import RapportModel

/// Reads JSON objects of no known vendor, one comment each.
final class CommentObjects {
  private let file: String
  private let options: IngestOptions
  private let plan: CommentPlan
  /// Where a comment's members stand, by the number of their meaning.
  private let paths: [MemberPath?]
  private var collector: CommentCollector
  private let parser = JSONParser()
  private var undated = 0
  /// Whether some of the undated records have dates whose order is open.
  private var hasOpenDates = false
  private var unusedRatings = UnusedCells()
  private var unusedCounts = UnusedCells()

  /// - Throws: ``IngestError/noUsableColumn(file:columns:)`` when no member holds text, and
  ///   ``IngestError/unknownColumn(_:option:file:nearest:columns:)``.
  init(_ input: TextStream, options: IngestOptions) throws(IngestError) {
    let sample = input.opening
    let members = Self.members(of: sample)
    let paths = members.paths
    let plan = try CommentPlan(
      headers: paths.map { HeaderName($0.name) }, rows: members.rows, further: members.forEachFurtherCell,
      named: options.columns, dateOrder: options.dateOrder, file: input.source.name)
    self.plan = plan
    guard plan.columns[.text] != nil else {
      throw .noUsableColumn(file: input.source.name, columns: paths.map(\.name))
    }
    self.paths = CommentColumn.allCases.map { column in plan.columns[column].map { paths[$0] } }
    self.options = options
    file = input.source.name
    collector = CommentCollector(file: file, options: options)
  }

  /// Whether the first objects of a text have a member that holds text.
  static func isUsable(_ sample: FileSample, options: IngestOptions) -> Bool {
    let members = Self.members(of: sample)
    let plan = try? CommentPlan(
      headers: members.paths.map { HeaderName($0.name) }, rows: members.rows, named: options.columns,
      dateOrder: options.dateOrder, file: sample.name)
    return plan?.columns[.text] != nil
  }

  func read(
    _ input: TextStream, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    for note in plan.notes { try emit(.note(note)) }
    let splitter = JSONSplitter(input, maximumLength: options.maximumRecordLength)
    while let piece = try splitter.next() {
      var failure = piece.fault
      if failure == nil {
        let isObject = parser.withDocument(piece.bytes, readableCount: piece.readableCount) { value in
          guard value.kind == .object else { return false }
          append(value, raw: piece.bytes)
          return true
        }
        switch isObject {
        case .success(true): break
        case .success(false): failure = "The JSON value is no object"
        case .failure(let error): failure = "\(error.reason), at byte \(error.offset) of the record"
        }
      }
      if let failure {
        try collector.reject(
          line: piece.line, byte: piece.byteOffset, reason: failure, raw: piece.bytes, emit: emit)
      } else {
        try collector.end(emit: emit)
      }
    }
    try collector.flush(emit: emit)
    if let note = parser.note { try emit(.note(note)) }
    if undated > 0 { try emit(.note(.undated(undated))) }
    if hasOpenDates, !plan.notes.contains(.openDates) { try emit(.note(.openDates)) }
    if let note = unusedRatings.note(offScale: plan.rating) { try emit(.note(note)) }
    if let note = unusedCounts.noteOfCounts { try emit(.note(note)) }
  }

  // MARK: - Members

  /// A member, or a member of a member, such as `user.name`.
  struct MemberPath: Hashable {
    var outer: String
    var inner: String?

    var name: String { inner.map { outer + "." + $0 } ?? outer }

    func value(in object: JSONValue) -> JSONValue? {
      guard let inner else { return object[outer] }
      return object[outer]?[inner]
    }
  }

  /// What the objects at the beginning of a text hold.
  private struct Members {
    /// The members of the first objects in order of their appearance.
    var paths: [MemberPath] = []
    /// Their values as text, one row for each object.
    var rows: [[String]] = []
    /// The text of the objects behind these.
    var rest: ArraySlice<UInt8> = []
    var layout = JSONSplitter.Layout.lines

    /// Calls `take` with each value of a member in the objects behind the first ones.
    func forEachFurtherCell(of column: Int, _ take: (UnsafeRawBufferPointer) -> Void) {
      guard !rest.isEmpty, let splitter = CommentObjects.splitter(Array(rest), layout) else { return }
      let parser = JSONParser()
      while let piece = try? splitter.next() {
        _ = parser.withDocument(piece.bytes) { object in
          guard let value = paths[column].value(in: object), value.withStringBytes(take) == nil,
            var number = value.numberText
          else { return }
          number.withUTF8 { take(UnsafeRawBufferPointer($0)) }
        }
      }
    }
  }

  /// How many members are looked at; an object with more has numbers or dates for names.
  private static let mostMembers = 10_000

  private static func splitter(_ text: [UInt8], _ layout: JSONSplitter.Layout) -> JSONSplitter? {
    guard let stream = try? TextStream(ByteSource(bytes: text, name: ""), encoding: "UTF-8") else {
      return nil
    }
    return JSONSplitter(stream, layout: layout)
  }

  private static func members(of sample: FileSample) -> Members {
    var members = Members()
    members.layout = JSONSplitter.Layout(of: sample)
    var places: [MemberPath: Int] = [:]
    let parser = JSONParser()
    guard let splitter = splitter(sample.text, members.layout) else { return members }
    while let piece = try? splitter.next() {
      guard members.rows.count < 200 else {
        members.rest = sample.text[piece.byteOffset...]
        break
      }
      _ = parser.withDocument(piece.bytes) { value in
        var row: [String] = []
        func add(_ path: MemberPath, _ value: JSONValue) {
          let place = places[path] ?? members.paths.count
          if place == members.paths.count {
            guard place < Self.mostMembers else { return }
            members.paths.append(path)
            places[path] = place
          }
          while row.count <= place { row.append("") }
          row[place] = value.stringOrNumber ?? ""
        }
        value.forEachMember { name, member in
          let outer = String(decoding: name, as: UTF8.self)
          if member.kind == .object {
            member.forEachMember { inner, value in
              add(MemberPath(outer: outer, inner: String(decoding: inner, as: UTF8.self)), value)
            }
          } else {
            add(MemberPath(outer: outer), member)
          }
        }
        members.rows.append(row)
      }
    }
    return members
  }

  private func member(_ column: CommentColumn, of object: JSONValue) -> JSONValue? {
    paths[column.rawValue]?.value(in: object)
  }

  // MARK: - Objects

  private func append(_ object: JSONValue, raw: UnsafeRawBufferPointer) {
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
            UnsafeRawBufferPointer($0), column: paths[CommentColumn.rating.rawValue]?.name ?? "",
            record: collector.records + 1)
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
    if options.keepsRawRecords { collector.set(.rawRecord, to: raw) }
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
      let name = paths[column.rawValue]?.name ?? ""
      text.withUTF8 {
        unusedCounts.add(UnsafeRawBufferPointer($0), column: name, record: collector.records + 1)
      }
    }
    return nil
  }
}
