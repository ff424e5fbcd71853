/// Reads one export format.
///
/// An adapter is one file, a line in ``FormatRegistry/adapters``, fixtures and tests.
public protocol ExportAdapter: Sendable {
  /// The format's name on the command line, such as `ga4-csv`.
  static var format: String { get }
  /// What files of this format can hold.
  static var kinds: Set<RecordKind> { get }
  /// Whether the format holds the same record more than once, so that duplicates are to be removed by
  /// identifier before counting.
  static var repeatsRecords: Bool { get }

  /// How the records of the format are written.
  static var syntax: RawRecords.Syntax { get }

  /// How surely a file is of this format.
  static func recognition(of sample: FileSample) -> Recognition

  /// What this file holds, which may be less than `kinds`; empty when nothing in it is usable.
  static func kinds(of sample: FileSample, options: IngestOptions) -> Set<RecordKind>

  /// Reads a file from its start.
  ///
  /// - Parameter emit: Receives what is found, in the order of the file; throws ``IngestError/stopped`` to
  ///   end the reading.
  /// - Throws: ``IngestError`` when the file as a whole cannot be read. Bad records are events.
  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError)
}

extension ExportAdapter {
  /// Most formats hold each record once.
  public static var repeatsRecords: Bool { false }

  /// All that the format can hold.
  public static func kinds(of sample: FileSample, options: IngestOptions) -> Set<RecordKind> { kinds }
}

/// What a record is.
public enum RecordKind: String, CaseIterable, Hashable, Sendable {
  /// Something that somebody wrote.
  case comments
  /// Numbers about what people did.
  case metrics
}

/// How surely a file is of a format.
public enum Recognition: Int, Hashable, Sendable, Comparable {
  /// It is not.
  case none
  /// It could be read so, as many files could.
  case possible
  /// It has the general form, such as delimited columns.
  case generic
  /// It has marks of this very format.
  case certain

  /// Orders by sureness.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The beginning of a file, from which its format is told.
///
/// Several adapters look at the same sample, and the one that is chosen plans its reading by it, so that what they
/// find out about a table of columns is kept.
public final class FileSample {
  /// The file's name, without folders.
  public let name: String
  /// The first 64 KiB of its text, in UTF-8, or more where its first records are longer.
  public let text: [UInt8]
  /// Whether that is all of it.
  public let isComplete: Bool
  private var plans: [DelimitedPlan.Question: Result<DelimitedPlan, IngestError>] = [:]

  /// The beginning of a file.
  public init(name: String, text: [UInt8], isComplete: Bool) {
    self.name = name.split(separator: "/").last.map(String.init) ?? name
    self.text = text
    self.isComplete = isComplete
  }

  /// What the file holds if it is a table of columns.
  ///
  /// - Throws: ``IngestError/unknownColumn(_:option:file:nearest:columns:)``.
  func plan(_ question: DelimitedPlan.Question) throws(IngestError) -> DelimitedPlan {
    if let plan = plans[question] { return try plan.get() }
    let plan = Result { () throws(IngestError) in try DelimitedPlan(self, question) }
    plans[question] = plan
    return try plan.get()
  }

  /// The first byte that is not white space.
  var firstVisibleByte: UInt8? { text.first { $0 > 0x20 } }

  /// Whether the text is a script that gives a value a name, as archives of X do.
  var beginsWithAssignment: Bool { text.drop { $0 <= 0x20 }.starts(with: "window.".utf8) }

  /// The names in the first record that is not blank, of a file with this separator.
  func headers(separator: UInt8) -> [HeaderName] {
    let reader = CSVReader(bytes: text, dialect: CSVDialect(separator: separator))
    while let record = try? reader.next() {
      if !record.isBlank, record.fault == nil { return record.strings.map { HeaderName($0) } }
    }
    return []
  }

  /// The names in the first record, of a file whose fields a comma or else a semicolon or tab separates.
  func headers() -> (names: [HeaderName], separator: UInt8) {
    let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let all = separators.map { (names: headers(separator: $0), separator: $0) }
    return all.max { $0.names.count < $1.names.count } ?? ([], UInt8(ascii: ","))
  }

  /// Whether the text contains an ASCII phrase.
  func contains(_ phrase: StaticString) -> Bool {
    phrase.withUTF8Buffer { phrase in
      guard let first = phrase.first, text.count >= phrase.count else { return false }
      return text.withUnsafeBytes { bytes in
        var index = firstOffset(of: first, in: bytes, from: 0)
        while index + phrase.count <= bytes.count {
          if bytes[index..<index + phrase.count].elementsEqual(phrase) { return true }
          index = firstOffset(of: first, in: bytes, from: index + 1)
        }
        return false
      }
    }
  }
}
