import RapportModel

/// A member of an object, or a member of a member, such as `user.name`.
struct MemberPath: Hashable {
  var outer: String
  var inner: String?

  /// The names, from the outermost on.
  var names: [String] { inner.map { [outer, $0] } ?? [outer] }

  var name: String { names.joined(separator: ".") }

  /// What such a member usually says about a comment.
  var meaning: CommentColumn? { CommentColumn.meaning(of: HeaderName(name))?.column }

  func value(in object: JSONValue) -> JSONValue? {
    guard let inner else { return object[outer] }
    return object[outer]?[inner]
  }
}

/// What the objects at the beginning of a JSON text hold.
///
/// These are its documents. Where documents are wrappers of a list of comments, such as the pages of a programming
/// interface, they are the elements of that list.
struct ObjectMembers {
  /// The list that holds the comments; `nil` where documents are comments.
  private(set) var list: MemberPath?
  /// What the user should know.
  private(set) var notes: [IngestNote] = []
  private var table = Table()
  private var documents = 0
  private let sample: FileSample
  private let layout: JSONSplitter.Layout

  init(_ sample: FileSample, _ options: IngestOptions) {
    self.sample = sample
    layout = JSONSplitter.Layout(of: sample)
    var table = Table()
    var lists = FoundLists()
    read { document in
      documents += 1
      table.add(document)
      lists.add(document)
    }
    self.table = table
    guard let found = lists.best(options) else { return }
    let own = try? plan(options, file: sample.name)
    if own?.textEvidence == .name {
      notes.append(
        IngestNote(
          "nested-comments",
          "'\(found.path.name)' inside the records holds further texts, which were not read"))
    } else {
      list = found.path
      self.table = found.table
      notes.append(
        IngestNote(
          "json-list", "Comments are read from '\(found.path.name)'; what stands beside it is left out"))
    }
  }

  /// The members in order of their appearance.
  var paths: [MemberPath] { table.paths }

  /// Whether there are documents and none can be parsed.
  var areAllBroken: Bool { documents == 0 && sample.firstVisibleByte != nil && !isEmptyArray }

  /// Finds out what the members say.
  ///
  /// - Throws: ``IngestError/unknownColumn(_:option:file:nearest:columns:)``, unless all documents are broken.
  func plan(_ options: IngestOptions, file: String) throws(IngestError) -> CommentPlan {
    try CommentPlan(
      headers: paths.map { HeaderName($0.name) }, rows: table.rows, further: forEachFurtherCell,
      named: areAllBroken ? ColumnNames() : options.columns, dateOrder: options.dateOrder, file: file)
  }

  // MARK: - Reading

  /// How many objects are looked at whole.
  fileprivate static let mostRows = 200
  /// How many members are looked at; an object with more has numbers or dates for names.
  fileprivate static let mostMembers = 10_000

  private var isEmptyArray: Bool {
    sample.text.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
  }

  /// Calls `take` with the first documents.
  private func read(_ take: (JSONValue) -> Void) {
    forEachDocument(until: { documents in documents < Self.mostRows }, take)
  }

  /// Calls `take` with documents of the sample as long as their count passes.
  private func forEachDocument(until passes: (Int) -> Bool, _ take: (JSONValue) -> Void) {
    guard let stream = try? TextStream(ByteSource(bytes: sample.text, name: ""), encoding: "UTF-8") else {
      return
    }
    let splitter = JSONSplitter(stream, layout: layout)
    let parser = JSONParser()
    var count = 0
    while passes(count), let piece = try? splitter.next() {
      if case .success = parser.withDocument(piece.bytes, take) {
        count += 1
      } else if piece.isCutOff, let kept = JSONRepair.closing(piece.bytes, lists: nil) {
        let isRead = kept.bytes.withUnsafeBytes { parser.withDocument($0, take) }
        if case .success = isRead { count += 1 }
      }
    }
  }

  /// Calls `take` with each value of a member in the objects behind the first ones.
  private func forEachFurtherCell(of column: Int, _ take: (UnsafeRawBufferPointer) -> Void) {
    guard table.rows.count == Self.mostRows else { return }
    let path = paths[column]
    var seen = 0
    func look(at object: JSONValue) {
      seen += 1
      guard seen > Self.mostRows, let value = path.value(in: object), value.withStringBytes(take) == nil,
        var number = value.numberText
      else { return }
      number.withUTF8 { take(UnsafeRawBufferPointer($0)) }
    }
    forEachDocument(until: { _ in true }) { document in
      if let list { list.value(in: document)?.forEachElement { look(at: $0) } } else { look(at: document) }
    }
  }

  // MARK: - Members

  /// Objects as rows, with their members as columns.
  fileprivate struct Table {
    var paths: [MemberPath] = []
    /// The values as text, one row for each object.
    var rows: [[String]] = []
    private var places: [MemberPath: Int] = [:]

    mutating func add(_ object: JSONValue) {
      guard rows.count < mostRows else { return }
      var row: [String] = []
      object.forEachMember { name, member in
        let outer = String(decoding: name, as: UTF8.self)
        if member.kind == .object {
          member.forEachMember { inner, value in
            add(MemberPath(outer: outer, inner: String(decoding: inner, as: UTF8.self)), value, to: &row)
          }
        } else {
          add(MemberPath(outer: outer), member, to: &row)
        }
      }
      rows.append(row)
    }

    private mutating func add(_ path: MemberPath, _ value: JSONValue, to row: inout [String]) {
      // A list says nothing that fits into a cell.
      if value.kind == .array { return }
      let place = places[path] ?? paths.count
      if place == paths.count {
        guard place < mostMembers else { return }
        paths.append(path)
        places[path] = place
      }
      while row.count <= place { row.append("") }
      row[place] = value.stringOrNumber ?? ""
    }
  }

  /// The lists of objects in documents.
  fileprivate struct FoundLists {
    private var tables: [(path: MemberPath, table: Table, count: Int)] = []

    mutating func add(_ document: JSONValue) {
      document.forEachMember { name, member in
        let outer = String(decoding: name, as: UTF8.self)
        add(member, at: MemberPath(outer: outer))
        member.forEachMember { inner, value in
          add(value, at: MemberPath(outer: outer, inner: String(decoding: inner, as: UTF8.self)))
        }
      }
    }

    private mutating func add(_ list: JSONValue, at path: MemberPath) {
      guard list.kind == .array else { return }
      var place = tables.firstIndex { $0.path == path }
      list.forEachElement { element in
        guard element.kind == .object else { return }
        if place == nil {
          guard tables.count < ObjectMembers.mostRows else { return }
          place = tables.count
          tables.append((path, Table(), 0))
        }
        guard let place else { return }
        tables[place].table.add(element)
        tables[place].count += 1
      }
    }

    /// The list whose elements look like comments; of several the outermost, then that with the most elements.
    func best(_ options: IngestOptions) -> (path: MemberPath, table: Table)? {
      let comments = tables.filter { Self.areComments($0.table, options) }
      let best = comments.min { left, right in
        (left.path.names.count, -left.count) < (right.path.names.count, -right.count)
      }
      return best.map { ($0.path, $0.table) }
    }

    private static func areComments(_ table: Table, _ options: IngestOptions) -> Bool {
      let plan = try? CommentPlan(
        headers: table.paths.map { HeaderName($0.name) }, rows: table.rows, named: options.columns,
        dateOrder: options.dateOrder, file: "")
      return plan.map { $0.textEvidence > .none } ?? false
    }
  }
}
