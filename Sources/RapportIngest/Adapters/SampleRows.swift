/// The records at the beginning of a delimited file.
///
/// The first ones are kept whole. Of the others, only cells of columns are looked at whose form or range shows late, as in
/// files that are sorted.
struct SampleRows {
  /// The first records, without blank lines and comments.
  private(set) var rows: [[String]] = []
  /// The text of the records behind these.
  private var rest: ArraySlice<UInt8> = []
  private let dialect: CSVDialect
  private let isComplete: Bool
  private static let wholeCount = 200

  /// The records of a sample; a last one that is cut off is left out.
  init(of sample: FileSample, _ dialect: CSVDialect) {
    self.dialect = dialect
    isComplete = sample.isComplete
    let reader = CSVReader(bytes: sample.text, dialect: dialect)
    while let record = try? reader.next() {
      guard rows.count < Self.wholeCount else {
        rest = sample.text[record.byteOffset...]
        break
      }
      guard record.fault == nil, !record.isEmpty, !isCutOff(record, at: sample.text.count) else { continue }
      // Comments before the header may follow a title.
      if record.isComment, rows.allSatisfy({ $0.count == 1 }) { continue }
      rows.append(record.strings)
    }
  }

  /// Calls `take` with each cell of a column in the records behind the first ones.
  func forEachFurtherCell(of column: Int, _ take: (UnsafeRawBufferPointer) -> Void) {
    guard !rest.isEmpty else { return }
    var dialect = dialect
    dialect.hasSeparatorLine = false
    let reader = CSVReader(bytes: Array(rest), dialect: dialect)
    while let record = try? reader.next() {
      if record.fault == nil, column < record.count, !isCutOff(record, at: rest.count) {
        take(record[column])
      }
    }
  }

  private func isCutOff(_ record: CSVRecord, at end: Int) -> Bool {
    !isComplete && record.byteOffset + record.rawBytes.count >= end
  }
}
