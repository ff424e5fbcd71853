/// The two fields of a row.
struct TableRow {
  /// The line it stands in, counted from 1.
  let line: Int
  let first: Slice<UnsafeRawBufferPointer>
  let second: Slice<UnsafeRawBufferPointer>
}

/// Calls `body` with every row of a table of two columns but its header.
func forEachRow(
  of path: String, in library: DataLibrary, _ body: (TableRow) -> Void
) throws(TextError) {
  let bytes: [UInt8]
  do { bytes = try library.contents(of: path) } catch { throw .data(error) }
  let fault = bytes.withUnsafeBytes { text -> Int? in
    for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where index > 0 && !line.isEmpty {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count == 2, fields.allSatisfy({ !$0.isEmpty }) else { return index + 1 }
      body(TableRow(line: index + 1, first: fields[0], second: fields[1]))
    }
    return nil
  }
  if let fault {
    throw .invalidEntry(path: path, line: fault, cause: "expected 2 fields that are not empty")
  }
}
