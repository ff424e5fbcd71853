import RapportIngest
import RapportModel

/// Cuts rows into fields, to write them in another format than the one they came in.
enum CutRows {
  /// The fields of each row of a batch.
  ///
  /// - Parameter table: What the rows stand under.
  /// - Complexity: O(*n*) in the bytes of the rows.
  static func rows(of comments: CommentBatch, _ table: TableHeader?) throws -> [[String]] {
    let dialect = CSVDialect(separator: table?.separator ?? UInt8(ascii: ","))
    var joined: [UInt8] = []
    for row in 0..<comments.count {
      joined += bytes(of: row, in: comments)
      joined.append(UInt8(ascii: "\n"))
    }
    let reader = CSVReader(bytes: joined, dialect: dialect)
    var rows: [[String]] = []
    rows.reserveCapacity(comments.count)
    while let record = try reader.next() { rows.append(record.strings) }
    if rows.count == comments.count { return rows }
    // Some row reads otherwise with another one behind it.
    return try (0..<comments.count).map { row in
      try CSVReader(bytes: bytes(of: row, in: comments), dialect: dialect).next()?.strings ?? []
    }
  }

  private static func bytes(of row: Int, in comments: CommentBatch) -> [UInt8] {
    comments.withBytes(of: .rawRecord, in: row) { $0.map(Array.init) ?? [] }
  }
}
