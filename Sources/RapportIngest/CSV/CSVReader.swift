/// Reads a delimited file record by record: RFC 4180, and what is met beside it.
///
///     let reader = CSVReader(bytes: Array("id,text\n1,\"Fast, and cheap\"\n".utf8))
///     while let record = try reader.next() { print(record.strings) }
///     // ["id", "text"]
///     // ["1", "Fast, and cheap"]
///
/// Beyond the RFC: blank lines are given as records of one empty field; white space between a closing quote
/// and the next separator is dropped; a quote inside a field that did not begin with one is an ordinary byte,
/// and so is one inside a quoted field when no field ends there.
///
/// A quote that nothing closes must not swallow the rest of the file. It is taken for unclosed when the text
/// ends or `maximumQuotedLength` bytes pass before a closing quote, or when, on a later line, a quote stands
/// where a field begins and cannot close one. The record then ends with the line of that quote, has a
/// ``CSVRecord/fault``, and reading goes on with the next line.
///
/// - Complexity: O(*n*) time for ordinary files. Memory is bounded by the longest record, at most
///   `maximumRecordLength`, and the buffer.
public final class CSVReader {
  // Nobody else has it, and it calls nothing that has the reader.
  @exclusivity(unchecked) private var scanner: CSVScanner

  /// How the file is written.
  public var dialect: CSVDialect { scanner.dialect }

  /// Reads a text as it arrives.
  ///
  /// - Parameters:
  ///   - dialect: The dialect; `nil` to tell it from the text's beginning.
  ///   - maximumRecordLength: The bytes of the longest record that is not rejected, at most 1 GiB.
  ///   - maximumQuotedLength: How far a quoted field that spans lines may reach.
  ///   - bufferSize: The bytes read at once; `nil` for what the text was opened with.
  public init(
    _ input: TextStream, dialect: CSVDialect? = nil, maximumRecordLength: Int = 64 << 20,
    maximumQuotedLength: Int = 4 << 20, bufferSize: Int? = nil
  ) {
    scanner = CSVScanner(
      TextWindow(input, size: bufferSize ?? input.pieceSize),
      dialect: dialect ?? CSVDialect(detectedIn: input.sample), maximumRecordLength: maximumRecordLength,
      maximumQuotedLength: maximumQuotedLength)
  }

  /// Reads a text that is in memory: well-formed UTF-8 without a byte order mark.
  public init(
    bytes: [UInt8], dialect: CSVDialect? = nil, maximumRecordLength: Int = 64 << 20,
    maximumQuotedLength: Int = 4 << 20
  ) {
    scanner = CSVScanner(
      TextWindow(bytes),
      dialect: dialect ?? CSVDialect(detectedIn: Array(bytes.prefix(TextStream.sampleSize))),
      maximumRecordLength: maximumRecordLength, maximumQuotedLength: maximumQuotedLength)
  }

  /// The next record, or `nil` at the end of the text.
  ///
  /// - Throws: What the source throws.
  public func next() throws(IngestError) -> CSVRecord? { try scanner.next() }
}
