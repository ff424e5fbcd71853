internal import Glibc

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
  try forEachRow(of: path, fields: 2, in: library) { line, fields in
    body(TableRow(line: line, first: fields[0], second: fields[1]))
    return nil
  }
}

/// Calls `body` with the line and the fields of every row of a table but its header; it returns what is wrong with them, if
/// anything.
func forEachRow(
  of path: String, fields count: Int, in library: DataLibrary,
  _ body: (_ line: Int, _ fields: [Slice<UnsafeRawBufferPointer>]) -> String?
) throws(TextError) {
  let bytes: [UInt8]
  do { bytes = try library.contents(of: path) } catch { throw .data(error) }
  let fault = bytes.withUnsafeBytes { text -> (line: Int, cause: String)? in
    var number = 0
    var fault: (line: Int, cause: String)?
    var fields: [Slice<UnsafeRawBufferPointer>] = []
    forEachPiece(of: text[...], separatedBy: 0x0A) { line in
      number += 1
      if number == 1 || line.isEmpty || fault != nil { return }
      fields.removeAll(keepingCapacity: true)
      forEachPiece(of: line, separatedBy: 0x09) { fields.append($0) }
      let cause =
        fields.count == count && fields.allSatisfy { !$0.isEmpty }
        ? body(number, fields) : "expected \(count) fields that are not empty"
      if let cause { fault = (number, cause) }
    }
    return fault
  }
  if let fault { throw .invalidEntry(path: path, line: fault.line, cause: fault.cause) }
}

/// Calls `body` with what stands between the separators, empty pieces too.
package func forEachPiece(
  of text: Slice<UnsafeRawBufferPointer>, separatedBy separator: UInt8,
  _ body: (Slice<UnsafeRawBufferPointer>) -> Void
) {
  var start = text.startIndex
  while let base = text.base.baseAddress, start < text.endIndex,
    let found = memchr(base + start, Int32(separator), text.endIndex - start)
  {
    let end = UnsafeRawPointer(found) - base
    body(text.base[start..<end])
    start = end + 1
  }
  body(text.base[start..<text.endIndex])
}

/// The number of lines that end with LF, and one more.
package func lineCount(of bytes: [UInt8]) -> Int {
  var count = 1
  for byte in bytes { count &+= byte == 0x0A ? 1 : 0 }
  return count
}
