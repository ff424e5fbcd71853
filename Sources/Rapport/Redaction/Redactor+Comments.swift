public import RapportIngest
public import RapportModel

/// Comments, and the records they stand in.
extension Redactor {
  /// Covers what leads to a person in the texts of comments and in their records.
  ///
  /// Identifiers, addresses of pages, times, ratings and counts stay, and an author's name is covered whole.
  ///
  /// - Parameter table: The header of the table that the comments are rows of; `nil` where they are none.
  public func redact(_ comments: inout CommentBatch, of table: TableHeader?) {
    for row in 0..<comments.count {
      let isTextCovered = replace(.text, of: row, in: &comments) { redact(&$0) }
      replace(.originalText, of: row, in: &comments) { original in
        if redact(&original) || !isTextCovered { return true }
        // Character references hide what was found in the text.
        original.cover(original.indices)
        return true
      }
      replace(.rawRecord, of: row, in: &comments) { record in
        if let table { return redact(row: &record, of: table) }
        record = redacted(json: record)
        return true
      }
    }
  }

  /// A record that could not be used, with what leads to a person covered in what is kept of it.
  ///
  /// Its columns are not known, so that every part of it is searched, and authors' names stay.
  public func redacted(_ rejected: RejectedRecord) -> RejectedRecord {
    var rejected = rejected
    // Escapes of JSON would pass for letters of the words after them: "\n@ann".
    var searched = rejected.raw
    var offset = 0
    while let escape = searched[offset...].firstIndex(of: UInt8(ascii: "\\")), escape + 1 < searched.count {
      let isLong = searched[escape + 1] == UInt8(ascii: "u")
      offset = min(searched.count, escape + (isLong ? 6 : 2))
      for index in escape..<offset { searched[index] = UInt8(ascii: " ") }
    }
    redact(&searched)
    for index in searched.indices where searched[index] == UInt8(ascii: "*") {
      rejected.raw[index] = UInt8(ascii: "*")
    }
    return rejected
  }

  @discardableResult
  private func replace(
    _ field: CommentBatch.Field, of row: Int, in comments: inout CommentBatch,
    _ change: (inout [UInt8]) -> Bool
  ) -> Bool {
    guard var bytes = comments.withBytes(of: field, in: row, { $0.map { [UInt8]($0) } }), change(&bytes)
    else {
      return false
    }
    comments.replace(field, of: row, with: bytes)
    return true
  }

  // MARK: - Rows of tables

  /// Covers in a row of a delimited file, whose quotes stay where they are.
  private func redact(row: inout [UInt8], of table: TableHeader) -> Bool {
    let original = row
    var places: [Range<Int>] = []
    original.withUnsafeBytes { FieldPlaces.forEach(in: $0, separator: table.separator) { places.append($0) } }
    for (column, place) in places.enumerated() where !place.isEmpty {
      switch column < table.disclosures.count ? table.disclosures[column] : .words {
      case .nothing: break
      case .author:
        for index in place where row[index] != UInt8(ascii: "\"") { row[index] = UInt8(ascii: "*") }
      case .words:
        var field = Array(row[place])
        if redact(&field) { row.replaceSubrange(place, with: field) }
      }
    }
    return row != original
  }

  // MARK: - JSON

  /// A JSON value with what leads to a person covered in its strings; all else stays, byte by byte.
  ///
  /// What a string holds is told by the name of its member and of the object around it. What is no JSON is searched as text.
  public func redacted(json: [UInt8]) -> [UInt8] {
    let isJSON = json.withUnsafeBytes { bytes in
      if case .success = parser.withDocument(bytes, { _ in }) { true } else { false }
    }
    guard isJSON else {
      var text = json
      redact(&text)
      return text
    }
    var strings = JSONStrings(json)
    var result: [UInt8] = []
    var copied = 0
    while let (place, path) = strings.next() {
      let disclosure = CellDisclosure(ofMember: path, columns: columns)
      guard disclosure != .nothing, let string = covered(Array(json[place]), disclosure) else { continue }
      result += json[copied..<place.lowerBound]
      result += string
      copied = place.upperBound
    }
    return result + json[copied...]
  }

  /// A string of JSON with what is covered in it; `nil` when nothing is.
  private func covered(_ literal: [UInt8], _ disclosure: CellDisclosure) -> [UInt8]? {
    let decoded = literal.withUnsafeBytes { literal in
      parser.withDocument(literal) { value in value.withStringBytes { [UInt8]($0) } }
    }
    guard case .success(.some(var text)) = decoded else { return nil }
    if disclosure == .author {
      text.cover(text.indices)
    } else if !redact(&text) {
      return nil
    }
    var json = JSONWriter()
    text.withUnsafeBytes { json.value($0) }
    return json.bytes
  }
}
