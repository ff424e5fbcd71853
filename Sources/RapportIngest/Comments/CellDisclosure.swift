/// What the cells of a column may tell about persons, for writers that redact.
public enum CellDisclosure: Hashable, Sendable {
  /// Nothing: an identifier, an address of a page, a time, a rating, a count.
  case nothing
  /// Whatever somebody wrote: a text, a title, or a column of unknown meaning.
  case words
  /// The name or the account of an author.
  case author

  /// What a column tells that has a meaning, or none that is known.
  init(_ column: CommentColumn?, named header: HeaderName) {
    switch column {
    case .text, .title, nil: self = .words
    // An author's identifier may be an address, but need not be one.
    case .author: self = header.key.hasSuffix("id") ? .words : .author
    default: self = .nothing
    }
  }

  /// What the columns of a table tell.
  ///
  /// - Parameter known: The meanings that were settled from names, content and options; other columns are told by their names.
  static func all(_ headers: [HeaderName], known: [CommentColumn: Int] = [:]) -> [CellDisclosure] {
    headers.enumerated().map { index, header in
      let column = known.first { $0.value == index }?.key ?? CommentColumn.meaning(of: header)?.column
      return CellDisclosure(column, named: header)
    }
  }

  /// What a member of a JSON object tells.
  ///
  /// - Parameters:
  ///   - path: The names of the members around the value, the outermost first, and its own.
  ///   - columns: The members that options name, as `user.name` or `name`.
  package init(ofMember path: [String], columns: ColumnNames) {
    let own = HeaderName(path.last ?? "")
    let outer = HeaderName(path.dropLast().last ?? "")
    let whole = HeaderName(outer.text + "." + own.text)
    let named: [(CommentColumn, String?)] = [
      (.text, columns.text), (.id, columns.id), (.property, columns.property), (.time, columns.time),
      (.author, columns.author), (.rating, columns.rating), (.page, columns.page),
      (.variant, columns.variant),
    ]
    for case (let column, let name?) in named where [own.key, whole.key].contains(HeaderName(name).key) {
      self.init(column, named: own)
      return
    }
    for name in [whole, own, outer] {
      guard let (column, _) = CommentColumn.meaning(of: name) else { continue }
      self.init(column, named: whole)
      return
    }
    self = .words
  }
}
